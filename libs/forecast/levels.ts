import type { DayTable } from './day-table.ts'

/** What the calendar did not explain lately, by how far ahead it is asked for. Plain data. */
export interface Levels {
  /** For the first, second, … day after the history; the last stands for all beyond. */
  readonly byDistance: readonly number[]
  /** Day number of the last date of the history. */
  readonly from: number
}

const DISTANCES = 14

/** Tomorrow resembles today more than next week does: the rate falls from 0.4 to 0.15. */
const rateAt = (distance: number) => 0.15 + 0.25 * Math.exp(-(distance - 1) / 2)

/**
 * Residuals in order of date, smoothed exponentially.
 * @param residuals one per day of the table; a day out of line moves the level as little as it is trusted
 * @param rate share of each new residual that enters the level; left out: by distance
 */
export function levelsOf(table: DayTable, residuals: readonly number[], rate?: number): Levels {
  const smoothed = (share: number) =>
    table.days.reduce((level, { trust }, i) => level + share * trust * ((residuals[i] ?? 0) - level), 0)
  const byDistance =
    rate === undefined ? Array.from({ length: DISTANCES }, (_, i) => smoothed(rateAt(i + 1))) : [smoothed(rate)]
  return { byDistance, from: table.lastDayNumber }
}

/** The level to expect on a day; on days of the history that of the day after it. */
export function levelAt({ byDistance, from }: Levels, dayNumber: number): number {
  const distance = Math.min(byDistance.length, Math.max(1, dayNumber - from))
  return byDistance[distance - 1] ?? 0
}
