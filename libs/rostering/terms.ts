import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { Contract, ShiftKind } from './model.ts'
import type { Rule } from './rules.ts'

/** What somebody works under from one date to another, both included. */
export interface TermsSpan {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly contract: Contract
  readonly protections: readonly string[]
}

export interface JoinedTerms {
  readonly contract: Contract
  readonly protections: readonly string[]
}

/**
 * One contract that says on every date what the contract of that date says, for somebody whose terms change: rules and
 * shapes of shifts hold from the date on which they begin to the one on which they end, and what does not change stays one
 * for the whole time. Protections that come or go are in the rules that spare people by them.
 * @param spans in order of time, without gaps; the first is taken to reach back, and the last forward, for ever
 */
export function joinTerms(spans: readonly [TermsSpan, ...TermsSpan[]]): JoinedTerms {
  const [first] = spans
  const isSame = ({ contract, protections }: TermsSpan) =>
    contract.id === first.contract.id && namesOf(protections) === namesOf(first.protections)
  if (spans.every(isSame)) return { contract: first.contract, protections: first.protections }
  const protections = [...new Set(spans.flatMap((span) => span.protections))].sort()
  const rules = joined(spans, (span) => span.contract.rules.map((rule) => sparing(rule, span.protections, protections)))
  return {
    contract: { id: spans.map(nameOf).join(', '), rules, shifts: joined(spans, ({ contract }) => contract.shifts) },
    protections,
  }
}

const namesOf = (protections: readonly string[]): string => protections.toSorted().join(' ')

const nameOf = ({ contract, protections, from }: TermsSpan, place: number): string =>
  `${contract.id}${protections.length === 0 ? '' : ` (${namesOf(protections)})`}${place === 0 ? '' : ` from ${from}`}`

/** A rule for the time in which only some of the protections that somebody ever has are there. */
function sparing(rule: Rule, there: readonly string[], ever: readonly string[]): Rule {
  const left = (named: readonly string[]) => named.filter((each) => there.includes(each) || !ever.includes(each))
  if (rule.kind === 'no-nights-for') return { ...rule, protections: left(rule.protections) }
  return rule.kind === 'overtime' ? { ...rule, barredProtections: left(rule.barredProtections) } : rule
}

/** Things of each span, each with the dates between which it is the same. */
function joined<T extends Rule | ShiftKind>(spans: readonly TermsSpan[], thingsOf: (span: TermsSpan) => readonly T[]) {
  const known = new Map<string, { thing: T; until: LocalDate }>()
  const all: { thing: T; until: LocalDate }[] = []
  spans.forEach((span, place) => {
    for (const thing of thingsOf(span)) {
      const key = JSON.stringify(thing)
      const before = known.get(key)
      if (before && addDaysToDate(before.until, 1) === span.from) before.until = span.until
      else {
        const begun = { thing: place === 0 ? thing : startingOn(thing, span.from), until: span.until }
        known.set(key, begun)
        all.push(begun)
      }
    }
  })
  const last = spans.at(-1)?.until
  return all
    .map(({ thing, until }) => (until === last ? thing : endingOn(thing, until)))
    .filter(({ effectiveFrom = '', effectiveUntil }) => effectiveUntil === undefined || effectiveFrom <= effectiveUntil)
}

const startingOn = <T extends Rule | ShiftKind>(thing: T, date: LocalDate): T => ({
  ...thing,
  effectiveFrom: (thing.effectiveFrom ?? '') > date ? thing.effectiveFrom : date,
})

const endingOn = <T extends Rule | ShiftKind>(thing: T, date: LocalDate): T => ({
  ...thing,
  effectiveUntil: thing.effectiveUntil !== undefined && thing.effectiveUntil < date ? thing.effectiveUntil : date,
})
