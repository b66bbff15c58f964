import type { PlannedShift } from '../model.ts'
import type { Rule, RuleKind } from '../rules.ts'

/** What a roster may break beside the rules: the form of its shifts, and what was promised. */
export type FormKind =
  | 'unknown-person'
  | 'unknown-shift'
  | 'two-shifts-a-day'
  | 'shift-start'
  | 'shift-length'
  | 'shift-breaks'
  | 'past-the-end'
  | 'leave'
  | 'lock'

export type ViolationKind = RuleKind | FormKind

/**
 * One broken rule, told so that a screen can put it into words of any language.
 * @property ruleId of the contract's rule; `ROSTER-…` for form, leave and locks
 * @property days of the horizon, from 0; the first is where to point
 * @property fromSlot, toSlot half-open; what to mark on the board
 * @property found, allowed in `unit`; which of both is the greater depends on the kind
 */
export interface Violation {
  readonly ruleId: string
  readonly kind: ViolationKind
  readonly severity: 'hard' | 'house'
  readonly personId: string
  readonly days: readonly number[]
  readonly fromSlot: number
  readonly toSlot: number
  readonly found: number
  readonly allowed: number
  readonly unit: 'seconds' | 'days' | 'shifts' | 'nights' | 'weekends' | 'breaks'
}

type Finding = Pick<Violation, 'found' | 'allowed' | 'unit'>

/** A rule broken by shifts, of which there is at least one. */
export function broken(rule: Rule, shifts: readonly PlannedShift[], finding: Finding): Violation {
  return { ruleId: rule.id, kind: rule.kind, severity: rule.severity, ...placeOf(shifts), ...finding }
}

export function malformed(
  ruleId: string,
  kind: FormKind,
  shifts: readonly PlannedShift[],
  finding: Finding,
): Violation {
  return { ruleId, kind, severity: 'hard', ...placeOf(shifts), ...finding }
}

function placeOf(shifts: readonly PlannedShift[]) {
  return {
    personId: shifts[0]?.personId ?? '',
    days: shifts.map(({ day }) => day),
    fromSlot: shifts[0]?.startSlot ?? 0,
    toSlot: shifts.at(-1)?.endSlot ?? 0,
  }
}
