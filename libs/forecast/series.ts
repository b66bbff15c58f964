import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'

/**
 * Contacts counted per interval of the local wall clock. Every date between the first and the last is there, in order,
 * and every date has the same number of slots: a gap is marked, never dropped, so weekday and slot keep their phase.
 */
export interface Series {
  /** IANA name of the zone whose wall clock the slots follow. */
  readonly zone: string
  /** Length of a slot; divides 1440. Slot 0 starts at 00:00. */
  readonly intervalMinutes: number
  readonly days: readonly SeriesDay[]
}

export interface SeriesDay {
  readonly date: LocalDate
  /** `missing`: the centre was open, and the count was lost or never taken. `closed`: there was nothing to count. */
  readonly status: 'open' | 'closed' | 'missing'
  /**
   * Contacts per slot, 0 or more, fractions allowed; null where nothing was counted. A slot that the clock shows twice
   * (autumn) holds the mean of both passes, so that the pattern of the day stays as it is.
   */
  readonly counts: readonly (number | null)[]
  /** Slots the clock showed twice that night, or not at all. Left out on the other days. */
  readonly repeatedSlots?: readonly number[]
  readonly skippedSlots?: readonly number[]
}

export const slotsPerDay = (intervalMinutes: number): number => 1440 / intervalMinutes

/** Wall-clock time at which a slot starts, `HH:MM`. */
export function timeOfSlot(slot: number, intervalMinutes: number): string {
  const minutes = slot * intervalMinutes
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * The series from `from` to the day before `to`; the dates outside are cut away, not marked.
 * @param to exclusive; a date past the end gives what there is
 */
export function between(series: Series, from: LocalDate, to: LocalDate): Series {
  return { ...series, days: series.days.filter(({ date }) => date >= from && date < to) }
}

/** The date after the last. @throws RangeError when the series holds no date */
export function endOf(series: Series): LocalDate {
  const last = series.days.at(-1)
  if (!last) throw new RangeError('The series holds no day: read at least one row of history')
  return addDaysToDate(last.date, 1)
}

/** Sum of what was counted on a day; null on a day without a count. */
export function totalOf(day: SeriesDay): number | null {
  const counted = day.counts.filter((count) => count !== null)
  return counted.length === 0 ? null : counted.reduce((sum, count) => sum + count, 0)
}
