import { type FieldName, kindOf } from './fields.ts'
import { type Group, isGroup, type Line, type Rule } from './rule.ts'

/** UTC milliseconds. */
type Instant = number
const DAY_MS = 86_400_000

/** What a score was made of: the value that was measured, and the span (above it, up to it) of those with this score. */
export interface Measured {
  readonly value: number
  readonly above: number | null
  readonly upTo: number | null
  /** When the spans were drawn. */
  readonly asOf: Instant
}
/**
 * What is known of one field. `until`: the instant from which it is another by time alone. A number of days gone by is given as
 * the instant they are counted from, so that it needs no keeping up to date.
 */
export type Known =
  | {
      readonly value: number | string | readonly string[]
      readonly until?: Instant | undefined
      readonly by?: Measured | undefined
    }
  | { readonly since: Instant }
/** A field that is not there is unknown, which is neither yes nor no. */
export type CustomerFacts = Readonly<Partial<Record<FieldName, Known>>>

export type Answer = 'yes' | 'no' | 'unknown'
export interface Reason {
  readonly line: Line
  readonly answer: Answer
  /** What was compared; null when it is unknown. */
  readonly value: number | string | readonly string[] | null
  readonly by?: Measured
}
export interface Verdict {
  readonly answer: Answer
  /** The lines that make the answer what it is. */
  readonly reasons: readonly Reason[]
  /** The first instant at which time alone may change the answer; null: it stays until something happens. */
  readonly until: Instant | null
}

/**
 * Whether a rule holds for a customer now, by Kleene's three values: a fact that is missing makes `unknown` unless the rest
 * decides without it.
 * Source: S. C. Kleene, Introduction to Metamathematics, 1952, paragraph 64 (strong connectives).
 */
export function evaluate(rule: Rule, facts: CustomerFacts, now: Instant): Verdict {
  return isGroup(rule) ? evaluateGroup(rule, facts, now) : evaluateLine(rule, facts, now)
}

function evaluateGroup(group: Group, facts: CustomerFacts, now: Instant): Verdict {
  const parts = group.rules.map((rule) => evaluate(rule, facts, now))
  const answer = answerOf(group, parts)
  const decisive = decisiveAnswer(group, answer)
  const telling = decisive === null ? parts : parts.filter((part) => part.answer === decisive)
  return {
    answer,
    reasons: telling.flatMap(({ reasons }) => reasons),
    until: earliest(parts.map(({ until }) => until)),
  }
}

function answerOf(group: Group, parts: readonly Verdict[]): Answer {
  const yes = parts.filter(({ answer }) => answer === 'yes').length
  const unknown = parts.filter(({ answer }) => answer === 'unknown').length
  if (group.of === 'none') return not(reached(yes, unknown, 1))
  const needed = { all: parts.length, any: 1, 'at-least': group.count ?? 1 }[group.of]
  return reached(yes, unknown, needed)
}

function reached(yes: number, unknown: number, needed: number): Answer {
  if (yes >= needed) return 'yes'
  return yes + unknown < needed ? 'no' : 'unknown'
}

const not = (answer: Answer): Answer => ({ yes: 'no', no: 'yes', unknown: 'unknown' })[answer] as Answer

/** Which parts made it so: those that hold make a group hold, those that do not make it fail; `none` the other way round. */
function decisiveAnswer(group: Group, answer: Answer): Answer | null {
  if (answer === 'unknown') return null
  return group.of === 'none' ? not(answer) : answer
}

function evaluateLine(line: Line, facts: CustomerFacts, now: Instant): Verdict {
  const known = facts[line.field]
  if (known === undefined)
    return { answer: 'unknown', reasons: [{ line, answer: 'unknown', value: null }], until: null }
  const value = 'since' in known ? daysSince(known.since, now) : known.value
  const answer = holds(line, value) ? 'yes' : 'no'
  const until = 'since' in known ? nextThreshold(line, known.since, now) : (known.until ?? null)
  const by = 'by' in known && known.by ? { by: known.by } : {}
  return { answer, reasons: [{ line, answer, value, ...by }], until }
}

function holds(line: Line, value: number | string | readonly string[]): boolean {
  if (typeof value === 'number') {
    const { value: least = 0, upTo = Number.POSITIVE_INFINITY } = line
    if (line.is === 'below') return value < least
    return value >= least && (line.is === 'at-least' || value < upTo)
  }
  const asked = (line.words ?? []).map(plain)
  const isThere =
    typeof value === 'string'
      ? asked.includes(plain(value))
      : value.some((one) => asked.some((word) => plain(one).includes(word)))
  return line.is === 'none-of' ? !isThere : isThere
}

const plain = (word: string): string => word.normalize('NFKC').trim().toLowerCase()

/** Whole days gone by; 0 for an instant to come. */
export const daysSince = (since: Instant, now: Instant): number => Math.max(0, Math.floor((now - since) / DAY_MS))

function nextThreshold(line: Line, since: Instant, now: Instant): Instant | null {
  const thresholds = [line.value, line.is === 'between' ? line.upTo : undefined]
  return earliest(
    thresholds.map((days) => {
      const at = days === undefined ? 0 : since + days * DAY_MS
      return at > now ? at : null
    }),
  )
}

export function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 ? null : known.reduce((least, at) => Math.min(least, at))
}

/** What a reason may show on a screen without a purpose: a C2 value is left out. */
export const isHidden = (field: FieldName): boolean => kindOf(field).class === 'C2'
