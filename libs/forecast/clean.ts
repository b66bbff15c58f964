import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { median } from './methods/recent-days.ts'
import { type Series, type SeriesDay, timeOfSlot, totalOf } from './series.ts'

/** One thing that cleaning changed: an interval (with `start`) or a whole day (without). */
export interface Change {
  readonly date: LocalDate
  /** Wall clock, `HH:MM`; null for the whole day. */
  readonly start: string | null
  readonly was: number
  /** What stands there now; null for a day that is marked missing. */
  readonly now: number | null
  readonly reason: 'interval-out-of-line' | 'day-out-of-line'
}

export interface Cleaned {
  readonly series: Series
  readonly changes: readonly Change[]
}

export interface CleanOptions {
  /** Dates that are as they should be, however odd: holidays, campaigns. */
  readonly keep?: readonly LocalDate[]
  /** Standard deviations beyond which an interval or a day is out of line; 6. */
  readonly threshold?: number
}

/**
 * Takes out what is not demand: a burst from a dialler gone wrong, half a day of lost counts. A day whose level is far
 * from its weekday becomes `missing`; an interval far from the curve of its weekday at the level of its day takes the
 * value of that curve. Nothing is changed unless it is in `changes`, and a fit does not clean by itself: look first.
 *
 * A weekday with fewer than 4 days is left alone.
 */
export function clean(series: Series, { keep = [], threshold = 6 }: CleanOptions = {}): Cleaned {
  const curves = weekdayCurves(series)
  const levels = new Map<LocalDate, number>()
  for (const day of series.days) {
    const curve = curves.get(weekdayOf(day.date))
    if (curve && day.status === 'open' && !keep.includes(day.date)) levels.set(day.date, levelOf(day, curve))
  }
  const limit = dayLimit([...levels.values()], threshold)
  const changes: Change[] = []
  const days = series.days.map((day) => {
    const curve = curves.get(weekdayOf(day.date))
    const level = levels.get(day.date)
    if (!curve || level === undefined) return day
    // A level of 0 where few were expected is no loss of counts.
    const isFew = curve.reduce<number>((sum, value) => sum + (value ?? 0), 0) < 10
    if (!isFew && Math.abs(Math.log(Math.max(level, 1e-9))) > limit) {
      changes.push({ date: day.date, start: null, was: totalOf(day) ?? 0, now: null, reason: 'day-out-of-line' })
      return { ...day, status: 'missing' as const, counts: day.counts.map(() => null) }
    }
    return cleanDay(day, curve, level, { threshold, intervalMinutes: series.intervalMinutes, changes })
  })
  return { series: { ...series, days }, changes }
}

type Curve = readonly (number | null)[]

/** The median of each slot over the days of a weekday. */
function weekdayCurves(series: Series): Map<string, Curve> {
  const curves = new Map<string, Curve>()
  for (const weekday of new Set(series.days.map(({ date }) => weekdayOf(date)))) {
    const days = series.days.filter(({ date, status }) => status === 'open' && weekdayOf(date) === weekday)
    if (days.length < 4) continue
    const slots = days[0]?.counts.length ?? 0
    const curve = Array.from({ length: slots }, (_, slot) => {
      const values = days.flatMap(({ counts }) => (typeof counts[slot] === 'number' ? [counts[slot]] : []))
      return values.length === 0 ? null : median(values)
    })
    curves.set(weekday, curve)
  }
  return curves
}

/** What a day counted over what its weekday usually counts; one wild interval weighs at most as three. */
function levelOf(day: SeriesDay, curve: Curve): number {
  let counted = 0
  let expected = 0
  day.counts.forEach((count, slot) => {
    const usual = curve[slot] ?? null
    if (count === null || usual === null) return
    counted += Math.min(count, 3 * usual + 5)
    expected += usual
  })
  return expected > 0 ? counted / expected : 1
}

/** In logarithms; from the median absolute deviation, and never less than half as much again, or a third less. */
function dayLimit(levels: readonly number[], threshold: number): number {
  const sizes = levels.map((level) => Math.abs(Math.log(Math.max(level, 1e-9))))
  return Math.max(Math.log(1.5), threshold * 1.4826 * median(sizes))
}

function cleanDay(
  day: SeriesDay,
  curve: Curve,
  level: number,
  { threshold, intervalMinutes, changes }: { threshold: number; intervalMinutes: number; changes: Change[] },
): SeriesDay {
  const counts = day.counts.map((count, slot) => {
    const usual = curve[slot] ?? null
    if (count === null || usual === null) return count
    const expected = usual * level
    // Counting noise (of at least one call) and a tenth of the level.
    const deviation = Math.sqrt(Math.max(1, expected) + (0.1 * expected) ** 2)
    if (Math.abs(count - expected) <= threshold * deviation) return count
    const start = timeOfSlot(slot, intervalMinutes)
    changes.push({ date: day.date, start, was: count, now: expected, reason: 'interval-out-of-line' })
    return expected
  })
  return { ...day, counts }
}
