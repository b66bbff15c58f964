import { type Noise, quantileOf } from './noise.ts'
import { poissonMeanDeviation } from './poisson.ts'

/** How a method did. Shares are 0..1; contacts are per interval. */
export interface Score {
  /** Σ|count − mean| / Σ count. */
  readonly wape: number
  readonly rmse: number
  /** Σ(mean − count) / Σ count: above 0 foretells too many. */
  readonly bias: number
  /** The WAPE left if the means were the true rates and only counting noise remained; report it beside the WAPE. */
  readonly poissonFloor: number
  /** Mean pinball loss over the levels 0.1 to 0.9, per contact. */
  readonly pinball: number
  /** Share of counts inside the 80 % and 95 % intervals, bounds included. */
  readonly coverage80: number
  readonly coverage95: number
  /** Σ|day count − day mean| / Σ count over the days. */
  readonly dayWape: number
  readonly intervals: number
}

export interface ScoredDay {
  readonly noise: Noise
  readonly cells: readonly { readonly mean: number; readonly count: number }[]
}

const PINBALL_LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

/** Of no intervals, or of none but zeros, the shares are NaN. */
export function scoreOf(days: readonly ScoredDay[]): Score {
  const sums = {
    absolute: 0,
    square: 0,
    bias: 0,
    floor: 0,
    pinball: 0,
    in80: 0,
    in95: 0,
    total: 0,
    dayError: 0,
    cells: 0,
  }
  for (const { noise, cells } of days) {
    let dayBias = 0
    for (const { mean, count } of cells) {
      const isWithin = (low: number, high: number) =>
        count >= quantileOf(noise, mean, low) && count <= quantileOf(noise, mean, high)
      dayBias += mean - count
      sums.absolute += Math.abs(count - mean)
      sums.square += (count - mean) ** 2
      sums.floor += poissonMeanDeviation(mean)
      sums.in80 += Number(isWithin(0.1, 0.9))
      sums.in95 += Number(isWithin(0.025, 0.975))
      sums.total += count
      sums.cells++
      for (const level of PINBALL_LEVELS) {
        const above = count - quantileOf(noise, mean, level)
        sums.pinball += Math.max(level * above, (level - 1) * above) / PINBALL_LEVELS.length
      }
    }
    sums.bias += dayBias
    sums.dayError += Math.abs(dayBias)
  }
  return {
    wape: sums.absolute / sums.total,
    rmse: Math.sqrt(sums.square / sums.cells),
    bias: sums.bias / sums.total,
    poissonFloor: sums.floor / sums.total,
    pinball: sums.pinball / sums.total,
    coverage80: sums.in80 / sums.cells,
    coverage95: sums.in95 / sums.cells,
    dayWape: sums.dayError / sums.total,
    intervals: sums.cells,
  }
}
