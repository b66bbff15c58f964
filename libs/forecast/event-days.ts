import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { dateOfDayNumber, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import type { CalendarEvent } from './calendar.ts'
import { lunarDateOf } from './lunar.ts'

/** The names an event gives to its days: itself, and one for each day before and after. */
export function namesOfEvent({ name, before = 0, after = 0 }: CalendarEvent): string[] {
  return Array.from({ length: before + 1 + after }, (_, position) => nameAt(name, position - before))
}

/** Which of the names of an event a date bears; null for none. Where two reach the date, the nearer names it. */
export function nameOnDate(
  event: CalendarEvent,
  date: LocalDate,
  isBusinessDay: (date: LocalDate) => boolean,
): string | null {
  const { name, before = 0, after = 0 } = event
  const day = dayNumberOf(date)
  for (let distance = 0; distance <= Math.max(before, after); distance++)
    for (const offset of distance === 0 ? [0] : [-distance, distance]) {
      if (offset < -before || offset > after) continue
      if (isEventDay(event, dateOfDayNumber(day - offset), isBusinessDay)) return nameAt(name, offset)
    }
  return null
}

const nameAt = (name: string, offset: number) =>
  offset === 0 ? name : `${name} ${offset > 0 ? '+' : '−'}${Math.abs(offset)}`

function isEventDay(event: CalendarEvent, date: LocalDate, isBusinessDay: (date: LocalDate) => boolean): boolean {
  if (event.kind === 'dates') return event.dates.includes(date)
  if (event.kind === 'lunar') {
    const { month, day, isLeapMonth } = lunarDateOf(date)
    return month === event.month && day === event.day && !isLeapMonth
  }
  const { dayOfMonth, onBusinessDay } = event
  if (!onBusinessDay) return isMonthly(date, dayOfMonth)
  if (!isBusinessDay(date)) return false
  // The nominal day is this date, or one of the closed days that lie between it and this date.
  const step = onBusinessDay === 'before' ? 1 : -1
  for (let day = dayNumberOf(date), reach = 0; reach <= 15; day += step, reach++) {
    const nominal = dateOfDayNumber(day)
    if (reach > 0 && isBusinessDay(nominal)) return false
    if (isMonthly(nominal, dayOfMonth)) return true
  }
  return false
}

function isMonthly(date: LocalDate, dayOfMonth: number): boolean {
  const day = Number(date.slice(8))
  const isLast = dateOfDayNumber(dayNumberOf(date) + 1).slice(8) === '01'
  return day === dayOfMonth || (isLast && dayOfMonth > day)
}
