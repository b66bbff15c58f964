import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import { dayRates } from './day-rates.ts'
import { readDays } from './features.ts'
import type { Model } from './model.ts'
import { quantileOf } from './noise.ts'
import { timeOfSlot } from './series.ts'
import { passesOfSlot } from './wall-clock.ts'

/** Contacts foretold for one interval. */
export interface ForecastRow {
  readonly date: LocalDate
  /** From 00:00 of the wall clock, in intervals of the model. */
  readonly slot: number
  /** Wall clock, `YYYY-MM-DDTHH:MM`; stands twice in the night the clock goes back. */
  readonly start: string
  readonly startAt: number
  readonly mean: number
  /** Counts not exceeded with the probability of `levels`, in the same order. */
  readonly quantiles: readonly number[]
}

export interface Forecast {
  readonly intervalMinutes: number
  readonly levels: readonly number[]
  /** In order of time. Closed days and hours have no row, nor have readings the clock skips. */
  readonly rows: readonly ForecastRow[]
}

/** The bounds of the 95 % and 80 % intervals, and the median. */
export const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975]

/**
 * @param horizon first date and number of days; any dates, though far ahead only the calendar speaks
 * @throws RangeError when a level is not between 0 and 1
 */
export function predict(
  model: Model,
  { from = model.historyEnds, days }: { readonly from?: LocalDate; readonly days: number },
  levels: readonly number[] = LEVELS,
): Forecast {
  const { zone: zoneName, intervalMinutes, history, noise, calendar } = model
  const wrong = levels.find((level) => !(level > 0 && level < 1))
  if (wrong !== undefined) throw new RangeError(`A quantile level lies between 0 and 1, not at ${wrong}`)
  const zone = knownZone(zoneName)
  const reader = readDays(calendar)
  const rows: ForecastRow[] = []
  for (let n = 0; n < days; n++) {
    const date = addDaysToDate(from, n)
    dayRates(history, reader, date, intervalMinutes)?.forEach((mean, slot) => {
      if (mean === null) return
      const start = `${date}T${timeOfSlot(slot, intervalMinutes)}`
      const quantiles = levels.map((level) => quantileOf(noise, mean, level))
      for (const startAt of passesOfSlot(zone, date, slot, intervalMinutes))
        rows.push({ date, slot, start, startAt, mean, quantiles })
    })
  }
  return { intervalMinutes, levels, rows: rows.sort((a, b) => a.startAt - b.startAt) }
}

export function knownZone(name: string): CompiledZone {
  const zone = compileZone(name)
  if (!zone) throw new RangeError(`"${name}" is no time zone of this runtime: write an IANA name such as Asia/Shanghai`)
  return zone
}
