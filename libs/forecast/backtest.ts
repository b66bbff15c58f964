import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { aggregate, countedSlots } from './aggregate.ts'
import type { ForecastCalendar } from './calendar.ts'
import { type FittedHistory, fitHistory } from './day-rates.ts'
import { readDays } from './features.ts'
import type { MethodName } from './methods/method.ts'
import { type FitOptions, fitWith, type Model } from './model.ts'
import { type ResidualDay, residualsFrom } from './residuals.ts'
import { type Score, scoreOf } from './scores.ts'
import { between, endOf, type Series } from './series.ts'
import { deviationSoFar } from './shrink.ts'

export interface BacktestOptions extends Omit<FitOptions, 'method'> {
  readonly methods: readonly MethodName[]
  /** First days of the forecasts; each fit sees only the days before. */
  readonly origins: readonly LocalDate[]
  readonly horizonDays: number
  /** Leave out intervals that lie only in part within the opening hours, such as 21:00 to 21:30 of a day to 21:05. */
  readonly onlyWholeIntervals?: boolean
}

export interface MethodScore extends Score {
  readonly method: MethodName
}

/** Rolling origins: every method foretells the same days from the same past. */
export function backtest(series: Series, calendar: ForecastCalendar, options: BacktestOptions): MethodScore[] {
  return options.methods.map((method) => {
    const days = foretell(series, calendar, options, method).flatMap(({ model, days }) =>
      days.map(({ cells }) => ({ noise: model.noise, cells })),
    )
    return { method, ...scoreOf(days) }
  })
}

/** The same days as one method foretold them, beside what came; those of the first origin first. */
export const foretoldDays = (
  series: Series,
  calendar: ForecastCalendar,
  options: Omit<BacktestOptions, 'methods'>,
  method: MethodName,
): ResidualDay[] => foretell(series, calendar, options, method).flatMap(({ days }) => days)

/** Error of the rest of the day, as shares of its contacts, by the time an update is made. */
export interface UpdateScore {
  /** The slot (of the model's interval) from which on the day is foretold anew. */
  readonly slot: number
  readonly noUpdate: number
  /** The deviation so far believed whole. */
  readonly rawRatio: number
  readonly learned: number
  /** Mean share believed, 0..1. */
  readonly share: number
  /** Left if the level of the rest were known. */
  readonly trueLevel: number
}

/** What an update at each of the slots would have been worth on the days of a back-test. */
export function backtestUpdates(
  series: Series,
  calendar: ForecastCalendar,
  options: Omit<BacktestOptions, 'methods'> & { readonly method?: MethodName; readonly slots: readonly number[] },
): UpdateScore[] {
  const weeks = foretell(series, calendar, options, options.method ?? 'ensemble')
  return options.slots.map((slot) => {
    const sums = { none: 0, raw: 0, learned: 0, level: 0, total: 0, share: 0, days: 0 }
    for (const { model, days } of weeks) {
      const share = model.shrink[slot] ?? 0
      for (const { cells } of days) {
        const before = cells.filter((cell) => cell.slot < slot)
        const after = cells.filter((cell) => cell.slot >= slot)
        const deviation = deviationSoFar(sumOf(before, 'count'), sumOf(before, 'mean'))
        const total = sumOf(after, 'count')
        const error = (factor: number) =>
          after.reduce((sum, { mean, count }) => sum + Math.abs(count - mean * factor), 0)
        sums.none += error(1)
        sums.raw += error(1 + deviation)
        sums.learned += error(1 + share * deviation)
        sums.level += error(total / Math.max(1e-9, sumOf(after, 'mean')))
        sums.total += total
        sums.share += share
        sums.days++
      }
    }
    return {
      slot,
      noUpdate: sums.none / sums.total,
      rawRatio: sums.raw / sums.total,
      learned: sums.learned / sums.total,
      share: sums.share / sums.days,
      trueLevel: sums.level / sums.total,
    }
  })
}

const sumOf = (cells: readonly { mean: number; count: number }[], what: 'mean' | 'count') =>
  cells.reduce((sum, cell) => sum + cell[what], 0)

/** Each origin's model and the days it foretold. Fits are remembered: the origins of one calibrate the next. */
function foretell(
  series: Series,
  calendar: ForecastCalendar,
  options: Omit<BacktestOptions, 'methods'>,
  method: MethodName,
): { readonly model: Model; readonly days: ResidualDay[] }[] {
  const { origins, horizonDays, intervalMinutes = series.intervalMinutes, regression, onlyWholeIntervals } = options
  const settings = { method, ...(regression ? { regression } : {}) }
  const fits = new Map<LocalDate, FittedHistory>()
  const historyBefore = (date: LocalDate) => {
    const history = fits.get(date) ?? fitHistory(series, calendar, settings, date)
    fits.set(date, history)
    return history
  }
  const wide = aggregate(series, intervalMinutes)
  const reader = readDays(calendar)
  const isScored = onlyWholeIntervals ? wholeIntervals(series, intervalMinutes) : () => true
  return origins.flatMap((origin) => {
    const past = between(series, '0000-01-01', origin)
    if (past.days.length === 0) throw new RangeError(`There is no history before ${origin}: choose later origins`)
    // The last date seen is the day before the origin, counted or not, so that the fit of the past is that of `origin`.
    if (endOf(past) !== origin) throw new RangeError(`${origin} lies beyond ${endOf(past)}, the end of the history`)
    const result = fitWith(past, calendar, { ...options, method }, historyBefore)
    if (!result.ok) throw new RangeError(`No day before ${origin} was counted: choose later origins`)
    const days = residualsFrom(wide, result.model.history, reader, origin, horizonDays).map((day) => ({
      ...day,
      cells: day.cells.filter(({ slot }) => isScored(slot)),
    }))
    return [{ model: result.model, days }]
  })
}

function wholeIntervals(series: Series, intervalMinutes: number): (slot: number) => boolean {
  const inHours = countedSlots(series)
  const factor = intervalMinutes / series.intervalMinutes
  return (slot) => Array.from({ length: factor }, (_, part) => inHours[slot * factor + part]).every(Boolean)
}
