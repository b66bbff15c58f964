import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { ForecastCalendar } from './calendar.ts'
import { type FittedHistory, fitHistory } from './day-rates.ts'
import { readDays } from './features.ts'
import type { RegressionOptions } from './methods/day-regression.ts'
import type { MethodName } from './methods/method.ts'
import { type Noise, noiseOf } from './noise.ts'
import { type Calibration, rollingResiduals } from './residuals.ts'
import { endOf, type Series, slotsPerDay } from './series.ts'
import { learnShrink, type ShrinkBySlot } from './shrink.ts'

/** All that a forecast needs; plain data, to be stored as JSON. */
export interface Model {
  readonly method: MethodName
  readonly zone: string
  /** Interval of the forecasts; a multiple of that of the history. */
  readonly intervalMinutes: number
  /** The first date the history does not hold. */
  readonly historyEnds: LocalDate
  readonly calendar: ForecastCalendar
  readonly history: FittedHistory
  readonly noise: Noise
  readonly shrink: ShrinkBySlot
}

export interface FitOptions {
  /** `ensemble`. */
  readonly method?: MethodName
  /** Left out: the interval of the series. A model is fitted to the short intervals and speaks of the longer. */
  readonly intervalMinutes?: number
  readonly regression?: RegressionOptions
  readonly calibration?: Calibration
}

export type FitResult =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly refusal: 'no-counted-day' }

/**
 * Learns from a series. Quantiles and the intraday shares come from foretelling the last weeks again, from rolling
 * origins, so a fit costs one fit per origin more. Less than five weeks of history leaves them assumed (see `Noise`).
 * @throws RangeError when the interval asked for is no multiple of that of the series
 */
export function fit(series: Series, calendar: ForecastCalendar, options: FitOptions = {}): FitResult {
  const { method = 'ensemble', regression } = options
  const settings = { method, ...(regression ? { regression } : {}) }
  return fitWith(series, calendar, options, (before) => fitHistory(series, calendar, settings, before))
}

/** As `fit`, with the fits to parts of the history given by a function that may remember them. */
export function fitWith(
  series: Series,
  calendar: ForecastCalendar,
  { method = 'ensemble', intervalMinutes = series.intervalMinutes, calibration }: FitOptions,
  historyBefore: (before: LocalDate) => FittedHistory,
): FitResult {
  if (!series.days.some(({ counts }) => counts.some((count) => count !== null)))
    return { ok: false, refusal: 'no-counted-day' }
  const historyEnds = endOf(series)
  const residuals = rollingResiduals(series, historyBefore, readDays(calendar), intervalMinutes, calibration)
  return {
    ok: true,
    model: {
      method,
      zone: series.zone,
      intervalMinutes,
      historyEnds,
      calendar,
      history: historyBefore(historyEnds),
      noise: noiseOf(residuals),
      shrink: learnShrink(residuals, slotsPerDay(intervalMinutes)),
    },
  }
}
