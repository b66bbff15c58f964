import { WEEKDAYS, type Weekday } from '#libs/business-calendar/calendar-data.ts'
import { weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { median } from './methods/recent-days.ts'
import { type Series, totalOf } from './series.ts'

/**
 * The weekdays that are business days, as the counts show it: those whose median total is at least half that of the
 * busiest weekday. For a file that comes without a calendar; a calendar that names them knows better.
 * @returns Monday first; all weekdays ever counted when nothing but zeros was
 */
export function workingWeekdaysOf(series: Series): Weekday[] {
  const totals = new Map<Weekday, number[]>()
  for (const day of series.days) {
    const total = totalOf(day)
    if (total === null) continue
    totals.set(weekdayOf(day.date), [...(totals.get(weekdayOf(day.date)) ?? []), total])
  }
  const typical = new Map([...totals].map(([weekday, values]) => [weekday, median(values)]))
  const busiest = Math.max(0, ...typical.values())
  return WEEKDAYS.filter((weekday) => (typical.get(weekday) ?? Number.NaN) >= busiest / 2)
}
