import type { LocalDate, Weekday } from '#libs/business-calendar/calendar-data.ts'
import type { StatutoryDays } from '#libs/business-calendar/statutory/statutory-days.ts'

/** What is known beforehand about the days of a centre. Plain data; everything may be left out. */
export interface ForecastCalendar {
  /** Dates on which the centre is closed though its weekday is open. */
  readonly closed?: readonly LocalDate[]
  /** Public holidays on which customers behave differently; the centre may be open. The name ties the years together. */
  readonly holidays?: readonly NamedDate[]
  /** Working days whatever their weekday (调休). `like` is the weekday whose pattern they follow; left out: Monday. */
  readonly adjustedWorkdays?: readonly AdjustedDate[]
  /** Weekdays that are business days; left out: Monday to Friday. */
  readonly workingWeekdays?: readonly Weekday[]
  /** Paydays, bill days, campaigns. */
  readonly events?: readonly CalendarEvent[]
}

export interface NamedDate {
  readonly date: LocalDate
  readonly name: string
}

export interface AdjustedDate {
  readonly date: LocalDate
  readonly like?: Weekday
}

/**
 * Days that share a name share an effect, learned from history. `before` and `after` give so many days around each an
 * effect of their own (0 to 15).
 */
export type CalendarEvent = {
  readonly name: string
  readonly before?: number
  readonly after?: number
} & EventDays

type EventDays =
  /** A campaign, an outage announced, a price change. */
  | { readonly kind: 'dates'; readonly dates: readonly LocalDate[] }
  /** A payday or bill day: 1 to 31, the last day in shorter months. `onBusinessDay` moves it off a closed day. */
  | { readonly kind: 'monthly'; readonly dayOfMonth: number; readonly onBusinessDay?: 'before' | 'after' }
  /** A feast of the Chinese lunar calendar: month 1 to 12, day 1 to 30. Leap months do not count. */
  | { readonly kind: 'lunar'; readonly month: number; readonly day: number }

/** The feasts that move volumes in China and Taiwan, by lunar date. Spring Festival reaches 7 days back and 15 on. */
export const LUNAR_FEASTS: readonly CalendarEvent[] = [
  { kind: 'lunar', name: '春节', month: 1, day: 1, before: 7, after: 15 },
  { kind: 'lunar', name: '元宵节', month: 1, day: 15 },
  { kind: 'lunar', name: '端午节', month: 5, day: 5 },
  { kind: 'lunar', name: '中秋节', month: 8, day: 15 },
]

/** A calendar with the statutory holidays and swapped working days of libs/business-calendar added. */
export function withStatutoryHolidays(
  calendar: ForecastCalendar,
  statutory: readonly StatutoryDays[],
): ForecastCalendar {
  return {
    ...calendar,
    holidays: [...(calendar.holidays ?? []), ...statutory.flatMap(({ holidays }) => holidays)],
    adjustedWorkdays: [
      ...(calendar.adjustedWorkdays ?? []),
      ...statutory.flatMap(({ adjustedWorkdays }) => adjustedWorkdays.map(({ date }) => ({ date }))),
    ],
  }
}
