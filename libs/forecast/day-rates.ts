import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { ForecastCalendar } from './calendar.ts'
import { type DayTable, tableOf } from './day-table.ts'
import type { DayReader } from './features.ts'
import type { RegressionOptions } from './methods/day-regression.ts'
import { type Fitted, fitMethod, type MethodName, ratesOf } from './methods/method.ts'
import { between, type Series, slotsPerDay } from './series.ts'

/** A method fitted to the days before a date, with what is needed to speak of other days. Plain data. */
export interface FittedHistory {
  readonly fitted: Fitted
  readonly intervalMinutes: number
  /** Slots of `intervalMinutes` that history has counts for. */
  readonly slots: readonly number[]
  /** By weekday, Monday first: whether history has a day of that pattern. */
  readonly openPatterns: readonly boolean[]
}

/** @param before exclusive: days from this date on are not seen */
export function fitHistory(
  series: Series,
  calendar: ForecastCalendar,
  { method, regression }: { readonly method: MethodName; readonly regression?: RegressionOptions },
  before?: LocalDate,
): FittedHistory {
  const seen = before === undefined ? series : between(series, '0000-01-01', before)
  const table: DayTable = tableOf(seen, calendar)
  const openPatterns = Array.from({ length: 7 }, (_, weekday) => table.days.some(({ pattern }) => pattern === weekday))
  return {
    fitted: fitMethod(method, table, regression),
    intervalMinutes: series.intervalMinutes,
    slots: table.slots,
    openPatterns,
  }
}

/**
 * Contacts expected per interval of a date: one value for each `outputMinutes` from 00:00, null outside the opening
 * hours; null as a whole on a day the centre is closed.
 */
export function dayRates(
  { fitted, intervalMinutes, slots, openPatterns }: FittedHistory,
  reader: DayReader,
  date: LocalDate,
  outputMinutes: number,
): (number | null)[] | null {
  const day = reader.factsOf(date)
  if (day.isListedClosed || !openPatterns[day.pattern]) return null
  const factor = outputMinutes / intervalMinutes
  const rates: (number | null)[] = Array.from({ length: slotsPerDay(outputMinutes) }, () => null)
  ratesOf(fitted, day).forEach((rate, column) => {
    const wide = Math.floor((slots[column] ?? 0) / factor)
    rates[wide] = (rates[wide] ?? 0) + rate
  })
  return rates
}
