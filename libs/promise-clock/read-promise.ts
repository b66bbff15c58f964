import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { type ClosedPause, isInPause } from './counted-time.ts'
import { dueOf, leftMsAt } from './due.ts'
import type { PromiseClock, PromiseState } from './promise.ts'

/** What a promise looks like at one instant. */
export interface PromiseReading {
  readonly state: PromiseState
  /**
   * The last instant that still keeps the promise; while it is paused, what that would be if it were resumed now.
   * null: the calendar never gives that much time.
   */
  readonly dueAt: number | null
  /** Instants from which it is endangered, ascending. */
  readonly warnAts: readonly number[]
  /**
   * What is left, in the time the rule counts (open time for `business`); stands still while paused and once kept.
   * For day rules: unpaused wall-clock time to `dueAt`, so a pause within one day does not stop it.
   * Once broken: minus the wall-clock time since `dueAt`, because late is late at night too; it stops when done.
   * Infinity for a day rule that is never due.
   */
  readonly remainingMs: number
  /** When to look again if nobody acts: next warning, first instant too late, end of a pause. null: never. */
  readonly nextChangeAt: number | null
}

/**
 * The state of a promise at `now`. Edges: kept at `dueAt` is kept; broken from the millisecond after; endangered from
 * the first of `warnAts` on; paused from the instant of the pause until that of resuming.
 * @param calendar the promise's own; an `elapsed` rule asks it only for `daysBefore`
 */
export function readPromise(promise: PromiseClock, calendar: CompiledCalendar, now: number): PromiseReading {
  const at = promise.keptAt ?? now
  const pauses = closePauses(promise, at)
  const { dueAt, warnAts } = dueOf(promise, calendar, pauses)
  const state = stateAt(promise, pauses, dueAt, warnAts, at)
  const remainingMs = state === 'broken' && dueAt !== null ? dueAt - at : leftMsAt(promise, calendar, pauses, at, dueAt)
  return { state, dueAt, warnAts, remainingMs, nextChangeAt: nextChange(promise, state, dueAt, warnAts, now) }
}

/** An open pause ends `at`; a clock a little behind the pause makes it empty, not negative. */
function closePauses(promise: PromiseClock, at: number): readonly ClosedPause[] {
  return promise.pausedSpans.map(({ from, to }) => ({ from, to: to ?? Math.max(from, at) }))
}

function stateAt(
  promise: PromiseClock,
  pauses: readonly ClosedPause[],
  dueAt: number | null,
  warnAts: readonly number[],
  at: number,
): PromiseState {
  if (dueAt !== null && at > dueAt) return 'broken'
  if (promise.keptAt !== null) return 'kept'
  const isOpenPause = promise.pausedSpans.at(-1)?.to === null
  if (isOpenPause || isInPause(pauses, at)) return 'paused'
  const firstWarnAt = warnAts[0]
  return firstWarnAt !== undefined && at >= firstWarnAt ? 'endangered' : 'running'
}

function nextChange(
  promise: PromiseClock,
  state: PromiseState,
  dueAt: number | null,
  warnAts: readonly number[],
  now: number,
): number | null {
  if (state === 'broken' || state === 'kept') return null
  if (promise.pausedSpans.at(-1)?.to === null) return null
  const pauseEdges = promise.pausedSpans.flatMap(({ from, to }) => [from, to ?? from])
  const later = [...warnAts, ...pauseEdges, ...(dueAt === null ? [] : [dueAt + 1])].filter((at) => at > now)
  return later.length > 0 ? Math.min(...later) : null
}
