import { type LocalDate, WEEKDAYS, type Weekday } from './calendar-data.ts'

export const DAY_MS = 86_400_000
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

/** Whether the text is a date that exists, written `YYYY-MM-DD`, 1900 to 2199. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = Date.parse(`${text}T00:00:00Z`) / DAY_MS
  if (Number.isNaN(day) || dateOfDayNumber(day) !== text) return false
  const year = Number(text.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** Date `days` later (earlier when negative), by the calendar alone: no zone, no clock. */
export function addDaysToDate(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days)
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDayNumber(dayNumberOf(date))
}

/** Days since 1970-01-01. @throws RangeError when the date does not exist or lies outside 1900 to 2199 */
export function dayNumberOf(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`"${date}" is not a date: write YYYY-MM-DD, 1900 to 2199`)
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

export function dateOfDayNumber(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function weekdayOfDayNumber(day: number): Weekday {
  // 1970-01-01 was a Thursday, index 3.
  const index = (((day + 3) % 7) + 7) % 7
  return WEEKDAYS[index] ?? 'monday'
}

export function firstDayOfYear(year: number): number {
  return Date.UTC(year, 0, 1) / DAY_MS
}

/**
 * Milliseconds after midnight of `HH:MM` or `HH:MM:SS`, 0 to 86 400 000 (`24:00`).
 * @returns null when the text is no such time
 */
export function timeOfDayMs(text: string): number | null {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!match) return null
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000
  return minutes < 60 && seconds < 60 && ms <= DAY_MS ? ms : null
}
