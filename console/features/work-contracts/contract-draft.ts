import type { z } from 'zod'
import type { RuleKind } from '#libs/rostering/rules.ts'
import type { rulePack, WorkContract } from '#modules/rosters/terms-contract.ts'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { isRecord, RULE_KINDS, type WorkRule } from './rule-limits.ts'

export type Pack = z.infer<typeof rulePack>
export type PackId = Pack['id']
export type ShiftKind = WorkContract['shifts'][number]

const MINUTE = 60
const HOUR = 3600

/** The fields hold the body itself, rules in the order in which kinds are read; spans stay seconds. */
export const draftOf = ({ name, rules, shifts }: Pick<WorkContract, 'name' | 'rules' | 'shifts'>): Draft => ({
  name,
  rules: inOrder(rules),
  shifts,
})

/** Names that a new contract gives, in the writer's language. */
export interface FirstWords {
  readonly shift: string
  readonly rest: string
  readonly meal: string
}

/** A new contract: every rule of the pack, and a day of eight hours' work that keeps them. */
export const freshDraft = (pack: Pack, words: FirstWords): Draft =>
  draftOf({ name: '', rules: pack.rules, shifts: [firstShift(words)] })

/** Nine hours with two paid rests and a meal; no stretch of work need be longer than two hours and a quarter. */
export const firstShift = ({ shift, rest, meal }: FirstWords): ShiftKind => ({
  id: shift,
  spanSeconds: 9 * HOUR,
  starts: { from: '08:00', to: '12:00', everySeconds: 30 * MINUTE },
  breaks: [
    { id: `${rest} 1`, seconds: 15 * MINUTE, isPaid: true, earliestSeconds: HOUR, latestSeconds: 2 * HOUR },
    { id: meal, seconds: HOUR, isPaid: false, earliestSeconds: 3 * HOUR, latestSeconds: 4.25 * HOUR },
    { id: `${rest} 2`, seconds: 15 * MINUTE, isPaid: true, earliestSeconds: 6 * HOUR, latestSeconds: 7 * HOUR },
  ],
})

/** A rule of the house's own, with nothing limited yet. @param taken ids there are, for it needs one of its own */
export function freshRule(kind: RuleKind, taken: readonly string[], today: string): Draft {
  const stem = kind.toUpperCase()
  const ids = Array.from({ length: taken.length + 1 }, (_, place) => (place === 0 ? stem : `${stem}-${place + 1}`))
  const id = ids.find((one) => !taken.includes(one)) ?? stem
  const night = { from: '22:00', to: '06:00', leastSeconds: HOUR }
  return {
    id,
    kind,
    effectiveFrom: today,
    severity: 'house',
    ...(kind === 'nights-in-a-row' ? { night } : {}),
    ...(kind === 'no-nights-for' ? { night, protections: [] } : {}),
    ...(kind === 'overtime' ? { barredProtections: [] } : {}),
  }
}

/** The request from the fields: what was left empty is left out, as the contract wants it. */
export function bodyOf({ name, rules, shifts }: Draft): Draft {
  return { name, rules: listOf(rules).map(filled), shifts: listOf(shifts).map(shiftOf) }
}

function shiftOf(line: unknown): unknown {
  const shift = filled(line)
  if (!isRecord(shift)) return shift
  return { ...shift, breaks: listOf(shift.breaks) }
}

/** Without what holds nothing; weekdays of which none is chosen are all of them. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(
    ([key, one]) =>
      one !== null && one !== undefined && one !== '' && !(key === 'weekdays' && listOf(one).length === 0),
  )
  return Object.fromEntries(kept.map(([key, one]) => [key, filled(one)]))
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const inOrder = (rules: readonly WorkRule[]): readonly WorkRule[] =>
  rules.toSorted((a, b) => RULE_KINDS.indexOf(a.kind) - RULE_KINDS.indexOf(b.kind))
