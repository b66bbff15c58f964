import { countedSlots } from './aggregate.ts'
import type { ForecastCalendar } from './calendar.ts'
import { type DayFacts, readDays } from './features.ts'
import type { Series } from './series.ts'

/** The counted days of a series as a table, readied once for all methods. Gaps stay visible as distances in days. */
export interface DayTable {
  /** Slots that any day has a count for, ascending: the columns. */
  readonly slots: readonly number[]
  readonly days: readonly TableDay[]
  /** Day number to which the weights look back: that of the last date of the series, counted or not. */
  readonly lastDayNumber: number
}

export interface TableDay extends DayFacts {
  /** One value per column; null where nothing was counted. */
  readonly counts: readonly (number | null)[]
}

export function tableOf(series: Series, calendar: ForecastCalendar): DayTable {
  const inHours = countedSlots(series)
  const slots = inHours.flatMap((isIn, slot) => (isIn ? [slot] : []))
  const reader = readDays(calendar)
  const days = series.days
    .filter(({ status, counts }) => status === 'open' && counts.some((count) => count !== null))
    .map(({ date, counts }) => ({ ...reader.factsOf(date), counts: slots.map((slot) => counts[slot] ?? null) }))
  const last = series.days.at(-1)
  return { slots, days, lastDayNumber: last ? reader.factsOf(last.date).dayNumber : 0 }
}

/**
 * Weight of a day by age: 1 for the last, 1/e after `scaleDays`.
 * @param scaleDays 120 by default (measured on bank series; longer hardly matters, shorter loses month ends)
 */
export function ageWeight(table: DayTable, dayNumber: number, scaleDays = 120): number {
  return Math.exp(-(table.lastDayNumber - dayNumber) / scaleDays)
}
