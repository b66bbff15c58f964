import type { Activity, PlannedSpan, Presence } from './model.ts'
import type { Stretch } from './stretches.ts'

/**
 * Why someone is out of adherence, in the words of the desk: not yet here; gone in the last part of the shift, when no
 * break is to come; gone before that; back late from a break or meal; at one that was not planned then; working through
 * one; working outside the plan; at something else.
 */
export type DeviationKind =
  | 'late'
  | 'left-early'
  | 'away'
  | 'break-too-long'
  | 'break-unplanned'
  | 'break-missed'
  | 'off-plan-work'
  | 'elsewhere'

/**
 * @property state `off`: nothing planned and nothing found. `grace`: not as planned, but within the grace
 * @property kind null when as planned, or off
 * @property sinceAt since when it differs from the plan without a pause, grace not deducted; null when `kind` is
 * @property forMs so long already, up to now; 0 when `kind` is null
 * @property reason of the approved exception, when `excused`
 */
export interface LiveState {
  readonly state: 'as-planned' | 'off' | 'grace' | 'out' | 'excused'
  readonly planned: Activity
  readonly found: Presence
  readonly kind: DeviationKind | null
  readonly sinceAt: number | null
  readonly forMs: number
  readonly reason: string | null
}

/**
 * State at the end of the stretches, which are in order and without gaps.
 * @param works presences that are work
 * @param plan the whole plan in any order, also what comes after the stretches
 */
export function liveStateOf(
  stretches: readonly Stretch[],
  works: ReadonlySet<Presence>,
  plan: readonly PlannedSpan[],
): LiveState {
  const last = stretches.at(-1)
  if (!last)
    return { state: 'off', planned: 'off', found: 'offline', kind: null, sinceAt: null, forMs: 0, reason: null }
  const { planned, found, isKept, isInGrace, excusedBy, endsAt } = last
  if (isKept) {
    const state = planned === 'off' ? 'off' : 'as-planned'
    return { state, planned, found, kind: null, sinceAt: null, forMs: 0, reason: null }
  }
  const first = beginningOf(stretches)
  const sinceAt = stretches[first]?.startsAt ?? last.startsAt
  return {
    state: excusedBy !== null ? 'excused' : isInGrace ? 'grace' : 'out',
    planned,
    found,
    kind: found === 'offline' ? absence(stretches, first, plan) : kindOf(stretches, last, first, works),
    sinceAt,
    forMs: endsAt - sinceAt,
    reason: excusedBy,
  }
}

/** Index of the first stretch of the deviation that lasts: the same found, not as planned all along. */
function beginningOf(stretches: readonly Stretch[]): number {
  let first = stretches.length - 1
  const found = stretches[first]?.found
  while (first > 0 && stretches[first - 1]?.found === found && !stretches[first - 1]?.isKept) first -= 1
  return first
}

const isPause = (what: Activity | Presence | undefined) => what === 'break' || what === 'meal'

function kindOf(
  stretches: readonly Stretch[],
  { planned, found }: Stretch,
  first: number,
  works: ReadonlySet<Presence>,
): DeviationKind {
  if (planned === 'off') return works.has(found) ? 'off-plan-work' : 'elsewhere'
  // Whoever sat at a break that was planned and still does stays too long; who sits there without one began by himself.
  if (isPause(found) && !isPause(planned))
    return isPause(stretches[first - 1]?.planned) ? 'break-too-long' : 'break-unplanned'
  return isPause(planned) && works.has(found) ? 'break-missed' : 'elsewhere'
}

/** Offline in a shift: nobody was seen since it began, or there is no break left from which to come back. */
function absence(stretches: readonly Stretch[], first: number, plan: readonly PlannedSpan[]): DeviationKind {
  let shiftStart = stretches.length - 1
  while (shiftStart > 0 && stretches[shiftStart - 1]?.planned !== 'off') shiftStart -= 1
  const wasHere = stretches.slice(shiftStart, first).some(({ found }) => found !== 'offline')
  if (!wasHere) return 'late'
  return restOfShift(plan, stretches.at(-1)?.endsAt ?? 0).some(({ activity }) => isPause(activity))
    ? 'away'
    : 'left-early'
}

/** The spans that touch one another from an instant on, until time off. */
function restOfShift(plan: readonly PlannedSpan[], fromAt: number): readonly PlannedSpan[] {
  const rest = plan
    .filter(({ activity, endsAt }) => activity !== 'off' && endsAt > fromAt)
    .sort((a, b) => a.startsAt - b.startsAt)
  const pause = rest.findIndex((span, index) => index > 0 && span.startsAt > (rest[index - 1]?.endsAt ?? 0))
  return pause < 0 ? rest : rest.slice(0, pause)
}
