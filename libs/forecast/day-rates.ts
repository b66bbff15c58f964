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
  /**
   * By weekday, Monday first: whether the centre is open then, one value per slot of `slots`, as the last four counted
   * days of that pattern show it. Opening hours change; an evening once kept open is no opening hour a month later.
   */
  readonly open: readonly (readonly boolean[])[]
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
  const open = Array.from({ length: 7 }, (_, weekday) => {
    const recent = table.days.filter(({ pattern }) => pattern === weekday).slice(-4)
    return table.slots.map((_, column) => recent.some(({ counts }) => (counts[column] ?? null) !== null))
  })
  return {
    fitted: fitMethod(method, table, regression),
    intervalMinutes: series.intervalMinutes,
    slots: table.slots,
    open,
  }
}

/**
 * Contacts expected per interval of a date: one value for each `outputMinutes` from 00:00, null outside the opening
 * hours; null as a whole on a day the centre is closed.
 */
export function dayRates(
  { fitted, intervalMinutes, slots, open }: FittedHistory,
  reader: DayReader,
  date: LocalDate,
  outputMinutes: number,
): (number | null)[] | null {
  const day = reader.factsOf(date)
  const isOpen = open[day.pattern] ?? []
  if (day.isListedClosed || !isOpen.includes(true)) return null
  const factor = outputMinutes / intervalMinutes
  const rates: (number | null)[] = Array.from({ length: slotsPerDay(outputMinutes) }, () => null)
  ratesOf(fitted, day).forEach((rate, column) => {
    if (!isOpen[column]) return
    const wide = Math.floor((slots[column] ?? 0) / factor)
    rates[wide] = (rates[wide] ?? 0) + rate
  })
  return rates
}
