import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { Model } from './model.ts'
import { quantileOf } from './noise.ts'
import { type Forecast, LEVELS, predict } from './predict.ts'
import { deviationSoFar } from './shrink.ts'

/** What was counted of a day so far, by its intervals (those of the model); null where nothing was counted. */
export interface ActualsToday {
  readonly date: LocalDate
  readonly counts: readonly (number | null)[]
}

export interface IntradayForecast extends Forecast {
  /** The factor on the rest of the day: 1 + share · (actual / forecast so far − 1). */
  readonly factor: number
  /** Share of the deviation believed at this time of day, 0..1. */
  readonly share: number
}

/**
 * The rest of the day, foretold anew from how it began. Intervals that end at `at` or before are known, the others are
 * returned; only intervals with a count say anything of the deviation, so a gap neither raises nor lowers it.
 * @param at UTC epoch milliseconds
 */
export function update(
  model: Model,
  { date, counts }: ActualsToday,
  at: number,
  levels: readonly number[] = LEVELS,
): IntradayForecast {
  const day = predict(model, { from: date, days: 1 }, levels)
  const rest = day.rows.filter(({ startAt }) => startAt + model.intervalMinutes * 60_000 > at)
  const known = day.rows.filter(({ startAt }) => startAt + model.intervalMinutes * 60_000 <= at)
  let counted = 0
  let expected = 0
  for (const { slot, mean } of known) {
    const count = counts[slot] ?? null
    if (count === null) continue
    counted += count
    expected += mean
  }
  const share = model.shrink[rest[0]?.slot ?? 0] ?? 0
  const factor = 1 + share * deviationSoFar(counted, expected)
  const rows = rest.map((row) => {
    const mean = row.mean * factor
    return { ...row, mean, quantiles: levels.map((level) => quantileOf(model.noise, mean, level)) }
  })
  return { ...day, rows, factor, share }
}
