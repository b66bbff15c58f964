import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { aggregate } from './aggregate.ts'
import { dayRates, type FittedHistory } from './day-rates.ts'
import type { DayReader } from './features.ts'
import { between, endOf, type Series } from './series.ts'

/** One day as it was foretold from an earlier origin, and as it came. */
export interface ResidualDay {
  readonly date: LocalDate
  /** In order of time; intervals without a count are left out. */
  readonly cells: readonly ResidualCell[]
}

export interface ResidualCell {
  readonly slot: number
  readonly mean: number
  readonly count: number
}

/** Days of the past as a forecast made at `origin` (its first day) saw them. */
export function residualsFrom(
  wide: Series,
  history: FittedHistory,
  reader: DayReader,
  origin: LocalDate,
  horizonDays: number,
): ResidualDay[] {
  return between(wide, origin, addDaysToDate(origin, horizonDays)).days.flatMap(({ date, status, counts }) => {
    const rates = status === 'open' ? dayRates(history, reader, date, wide.intervalMinutes) : null
    if (!rates) return []
    const cells = counts.flatMap((count, slot) => {
      const mean = rates[slot] ?? null
      return count === null || mean === null ? [] : [{ slot, mean, count }]
    })
    return cells.length > 0 ? [{ date, cells }] : []
  })
}

/** How the past is foretold again to learn the scatter of a model. */
export interface Calibration {
  /** Origins, one horizon apart, the last a horizon before the end; 10. */
  readonly origins?: number
  /** Days foretold from each; 7. For a forecast renewed each night, 1 with more origins. */
  readonly horizonDays?: number
}

/** Days of history that a fit needs before its error says anything of later fits. */
const LEAST_HISTORY_DAYS = 28

/** @param historyBefore the fit that saw the days before a date; it may be remembered between calls */
export function rollingResiduals(
  series: Series,
  historyBefore: (origin: LocalDate) => FittedHistory,
  reader: DayReader,
  outputMinutes: number,
  { origins = 10, horizonDays = 7 }: Calibration = {},
): ResidualDay[] {
  const wide = aggregate(series, outputMinutes)
  const earliest = addDaysToDate(series.days[0]?.date ?? endOf(series), LEAST_HISTORY_DAYS)
  const days: ResidualDay[][] = []
  for (let n = 1; n <= origins; n++) {
    const origin = addDaysToDate(endOf(series), -n * horizonDays)
    if (origin < earliest) break
    days.push(residualsFrom(wide, historyBefore(origin), reader, origin, horizonDays))
  }
  return days.reverse().flat()
}
