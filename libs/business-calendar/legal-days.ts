import type { LocalDate } from './calendar-data.ts'
import type { CompiledCalendar } from './compile-calendar.ts'
import { dateOfDayNumber, dayNumberOf, firstDayOfYear, LAST_YEAR } from './local-dates.ts'
import { dayNumberHolding, startOfDayNumber } from './local-time.ts'

export interface DayCountOptions {
  /** Move a due day that is not a working day to the next one. Legal clocks do not, unless configured. */
  readonly rollsOver?: boolean
  /**
   * Whether the clock stands still at an instant; asked for the last millisecond of each day. A day whose end is
   * suspended is not used up: it neither counts nor can it be the due day.
   */
  readonly isSuspendedAt?: (at: number) => boolean
}

/** `endsAt` is the first instant after the due day: in time means before it. */
export type DayAnswer =
  | { readonly ok: true; readonly dueOn: LocalDate; readonly endsAt: number }
  | { readonly ok: false; readonly refusal: 'never-working' | 'beyond-horizon' }

/**
 * Due day of a clock in calendar days: the local day of `from` is day 0, every day after it counts, the due day is day
 * `days`. A date that the zone skipped is no day.
 * @param days whole number, 0 or more
 */
export function addCalendarDays(
  calendar: CompiledCalendar,
  from: number,
  days: number,
  options: DayCountOptions = {},
): DayAnswer {
  return countDays(calendar, from, days, 'every-day', options)
}

/**
 * Due day of a clock in working days: the local day of `from` is day 0, working or not; of the days after it only
 * working days count. With 0 days the due day is day 0 itself, so it may be a holiday; otherwise it is a working day.
 * @param days whole number, 0 or more
 */
export function addWorkingDays(
  calendar: CompiledCalendar,
  from: number,
  days: number,
  options: DayCountOptions = {},
): DayAnswer {
  return countDays(calendar, from, days, 'working-days', options)
}

/** Adjusted workdays are, holidays are not (even with special hours), else the weekday decides. */
export function isWorkingDay(calendar: CompiledCalendar, date: LocalDate): boolean {
  return calendar.isWorkingDayNumber(dayNumberOf(date))
}

function countDays(
  calendar: CompiledCalendar,
  from: number,
  days: number,
  counted: 'every-day' | 'working-days',
  { rollsOver = false, isSuspendedAt = () => false }: DayCountOptions,
): DayAnswer {
  if (!Number.isInteger(days) || days < 0)
    throw new RangeError(`Days to add are ${days}: pass a whole number, 0 or more`)
  const needsWorkingDay = rollsOver || (counted === 'working-days' && days > 0)
  const counts = (day: number) => counted === 'every-day' || calendar.isWorkingDayNumber(day)
  const lastDay = firstDayOfYear(LAST_YEAR + 1) - 1
  let isDayZero = true
  let left = days
  for (let day = dayNumberHolding(calendar.zone, from); day <= lastDay; day++) {
    const endsAt = startOfDayNumber(calendar.zone, day + 1)
    const isSkipped = startOfDayNumber(calendar.zone, day) === endsAt
    if (isSkipped || isSuspendedAt(endsAt - 1)) continue
    if (isDayZero) isDayZero = false
    else if (left > 0 && counts(day)) left--
    else if (left > 0) continue
    if (left === 0 && (!rollsOver || calendar.isWorkingDayNumber(day))) {
      return { ok: true, dueOn: dateOfDayNumber(day), endsAt }
    }
  }
  return { ok: false, refusal: needsWorkingDay && !calendar.hasWorkingWeekdays ? 'never-working' : 'beyond-horizon' }
}
