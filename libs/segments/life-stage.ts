import { earliest } from './evaluate.ts'
import type { LifeStage } from './fields.ts'

const DAY_MS = 86_400_000
const NEW_DAYS = 30
const GROWING_DAYS = 180
const WINDOW_DAYS = 90
const LOST_DAYS = 180
/** At most this share of the window before is a decline: 30 % less. */
const DECLINED_TO = 0.7

/** What somebody did on one day (UTC), counted; oldest first or not. */
export interface DayOfActivity {
  /** Its first instant. */
  readonly dayAt: number
  readonly count: number
}

/**
 * Where a customer stands in the life cycle: new up to 30 days, growing 31 to 180, mature beyond, declining when the activity of
 * the last 90 days is 30 % or more below the 90 before, lost after 180 days without any.
 * @param since when they became one; unknown: no stage
 * @param activity days of the last 271 at least, and the last one there was; empty: nothing is known of any
 * @returns the stage and when time alone may change it; undefined when nobody can say: beyond 30 days it takes activity
 * Source: the life cycle with boundaries 30, 180, 540 days as widely used in retail banking; 540 parts mature customers, who
 * stand in no stage of their own beyond it.
 */
export function lifeStage(
  since: number | null,
  activity: readonly DayOfActivity[],
  now: number,
): { readonly stage: LifeStage; readonly until: number | null } | undefined {
  if (since === null) return undefined
  const newUntil = since + (NEW_DAYS + 1) * DAY_MS
  if (now < newUntil) return { stage: 'new', until: newUntil }
  if (activity.length === 0) return undefined
  const last = activity.reduce((latest, { dayAt }) => Math.max(latest, dayAt), 0)
  const lostAt = last + LOST_DAYS * DAY_MS
  if (now >= lostAt) return { stage: 'lost', until: null }
  const growingUntil = since + (GROWING_DAYS + 1) * DAY_MS
  const until = earliest([lostAt, now < growingUntil ? growingUntil : null, nextShift(activity, now)])
  const recent = countBetween(activity, now - WINDOW_DAYS * DAY_MS, now)
  const before = countBetween(activity, now - 2 * WINDOW_DAYS * DAY_MS, now - WINDOW_DAYS * DAY_MS)
  if (before > 0 && recent <= before * DECLINED_TO) return { stage: 'declining', until }
  return { stage: now < growingUntil ? 'growing' : 'mature', until }
}

/** How much there was on days that begin after `from`, up to `to`. */
export function countBetween(activity: readonly DayOfActivity[], from: number, to: number): number {
  return activity.reduce((sum, { dayAt, count }) => sum + (dayAt > from && dayAt <= to ? count : 0), 0)
}

/** When the next day leaves one of the windows. */
function nextShift(activity: readonly DayOfActivity[], now: number): number | null {
  return earliest(
    activity.flatMap(({ dayAt }) => [leaves(dayAt, WINDOW_DAYS, now), leaves(dayAt, 2 * WINDOW_DAYS, now)]),
  )
}

/** When what began at `dayAt` is no longer within so many days; null once it is not. */
export function leaves(dayAt: number, days: number, now: number): number | null {
  const at = dayAt + days * DAY_MS
  return at > now ? at : null
}
