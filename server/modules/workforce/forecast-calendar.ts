import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { HolidayYear } from '#libs/business-calendar/holiday-year.ts'
import { CHINA_2026 } from '#libs/business-calendar/statutory/china-2026.ts'
import type { StatutoryDays } from '#libs/business-calendar/statutory/statutory-days.ts'
import { TAIWAN_2025 } from '#libs/business-calendar/statutory/taiwan-2025.ts'
import { TAIWAN_2026 } from '#libs/business-calendar/statutory/taiwan-2026.ts'
import {
  type CalendarEvent,
  type ForecastCalendar,
  LUNAR_FEASTS,
  withStatutoryHolidays,
} from '#libs/forecast/calendar.ts'
import type { SpecialDay } from '#modules/workforce/contract.ts'

/** Whose holidays customers keep, by the zone the house lives in; elsewhere only what the planner has written down. */
const HOLIDAYS: Readonly<Record<string, readonly StatutoryDays[]>> = {
  'Asia/Shanghai': [CHINA_2026],
  'Asia/Urumqi': [CHINA_2026],
  'Asia/Taipei': [TAIWAN_2025, TAIWAN_2026],
  'Asia/Hong_Kong': [],
  'Asia/Macau': [],
}

/** Dates on which a queue is closed, those of the whole house among them. */
export function closedDates(days: readonly SpecialDay[], queueId: string): ReadonlySet<LocalDate> {
  return new Set(
    days.flatMap((day) => (day.kind === 'closed' && concerns(day, queueId) && day.date !== null ? [day.date] : [])),
  )
}

/**
 * What is known beforehand of the days of a queue: closed dates, events of the planner (those of one name share an
 * effect), and the holidays and lunar feasts of the country.
 * @param years of holidays that the house read from files: they stand for the years that come with the product
 */
export function calendarOf(
  days: readonly SpecialDay[],
  queueId: string,
  zone: string,
  years: readonly HolidayYear[] = [],
): ForecastCalendar {
  const dates = new Map<string, LocalDate[]>()
  const events: CalendarEvent[] = []
  for (const day of days) {
    if (day.kind === 'closed' || !concerns(day, queueId)) continue
    const { name, date, dayOfMonth } = day
    if (date !== null) dates.set(name, [...(dates.get(name) ?? []), date])
    else if (dayOfMonth !== null) events.push({ kind: 'monthly', name: `${name} ${dayOfMonth}.`, dayOfMonth })
  }
  for (const [name, listed] of dates) events.push({ kind: 'dates', name, dates: listed })
  const statutory = HOLIDAYS[zone]
  const own = {
    closed: [...closedDates(days, queueId)],
    holidays: years.flatMap(({ holidays }) => holidays.map(({ date, name }) => ({ date, name: name || UNNAMED }))),
    adjustedWorkdays: years.flatMap((year) => year.adjustedWorkdays.map(({ date, like }) => ({ date, like }))),
    events,
  }
  if (!statutory) return own
  const isRead = new Set(years.map(({ year }) => year))
  return withStatutoryHolidays(
    { ...own, events: [...events, ...LUNAR_FEASTS] },
    statutory.filter(({ year }) => !isRead.has(year)),
  )
}

/** Holidays without a name share one effect. */
const UNNAMED = 'holiday'

const concerns = (day: SpecialDay, queueId: string) => day.queueId === null || day.queueId === queueId
