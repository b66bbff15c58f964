import type { Weekday } from '#libs/business-calendar/calendar-data.ts'
import { weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { Series, SeriesDay } from './series.ts'

/**
 * The same series in longer intervals: 5 minutes to 15, 15 to 30. An interval with at least one counted slot is counted
 * when each of its slots is counted or lies outside the opening hours (no date of the series has a count there, or it is
 * before the first or after the last that the weekday ever has); one lost slot makes the whole interval null, because
 * part of a count is not a count.
 *
 * A spring interval that the clock skips in part holds the parts that exist.
 * @throws RangeError when the longer interval is no multiple of the shorter or does not divide a day
 */
export function aggregate(series: Series, intervalMinutes: number): Series {
  const factor = intervalMinutes / series.intervalMinutes
  if (!Number.isInteger(factor) || factor < 1 || 1440 % intervalMinutes !== 0)
    throw new RangeError(`${series.intervalMinutes}-minute counts cannot be added up to ${intervalMinutes} minutes`)
  if (factor === 1) return series
  const hours = hoursByWeekday(series)
  return {
    ...series,
    intervalMinutes,
    days: series.days.map((day) => aggregateDay(day, factor, hours.get(weekdayOf(day.date)) ?? [])),
  }
}

/** For each weekday with a count, which slots lie inside its opening hours. */
function hoursByWeekday(series: Series): Map<Weekday, boolean[]> {
  const counted = countedSlots(series)
  const edges = new Map<Weekday, { readonly first: number; readonly last: number }>()
  for (const { date, counts } of series.days) {
    const first = counts.findIndex((count) => count !== null)
    const last = counts.findLastIndex((count) => count !== null)
    if (first === -1) continue
    const known = edges.get(weekdayOf(date)) ?? { first, last }
    edges.set(weekdayOf(date), { first: Math.min(known.first, first), last: Math.max(known.last, last) })
  }
  return new Map(
    [...edges].map(([weekday, { first, last }]) => [
      weekday,
      counted.map((isIn, slot) => isIn && slot >= first && slot <= last),
    ]),
  )
}

/** For each slot, whether any date of the series has a count there: the opening hours as the data show them. */
export function countedSlots(series: Series): boolean[] {
  const counted: boolean[] = []
  for (const { counts } of series.days) {
    counts.forEach((count, slot) => {
      counted[slot] = counted[slot] === true || count !== null
    })
  }
  return counted
}

function aggregateDay(day: SeriesDay, factor: number, inHours: readonly boolean[]): SeriesDay {
  const { counts, repeatedSlots, skippedSlots, ...rest } = day
  const sums = Array.from({ length: counts.length / factor }, (_, wide) => {
    const slots = Array.from({ length: factor }, (_, part) => wide * factor + part)
    const needed = slots.filter((slot) => inHours[slot] && !skippedSlots?.includes(slot))
    const values = needed.map((slot) => counts[slot] ?? null)
    if (values.length === 0 || values.includes(null)) return null
    return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  })
  const widen = (slots: readonly number[]) => [...new Set(slots.map((slot) => Math.floor(slot / factor)))]
  const skipped = widen(skippedSlots ?? []).filter((wide) => sums[wide] === null)
  return {
    ...rest,
    counts: sums,
    ...(repeatedSlots ? { repeatedSlots: widen(repeatedSlots) } : {}),
    ...(skipped.length > 0 ? { skippedSlots: skipped } : {}),
  }
}
