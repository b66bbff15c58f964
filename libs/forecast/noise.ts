import { evenPoissonQuantile, normalQuantile } from './poisson.ts'
import type { ResidualDay } from './residuals.ts'

/**
 * How counts scatter about the mean of an interval: standard deviation sqrt(mean + (spread · mean)²), the first term
 * being the noise of counting, and quantiles of the scaled residual. Plain data.
 */
export interface Noise {
  /** Share of the mean, 0 or more. */
  readonly spread: number
  /** Of the scaled residual, at `RESIDUAL_LEVELS`; ascending. */
  readonly scaled: readonly number[]
  /** `assumed`: history was too short for a back-test, so a spread of 0.2 and the normal law stand in. */
  readonly basis: 'back-test' | 'assumed'
}

export const RESIDUAL_LEVELS = [0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995]

/** Fewer intervals than this tell nothing of a tail. */
const LEAST_CELLS = 100

export function noiseOf(days: readonly ResidualDay[]): Noise {
  const cells = days.flatMap(({ cells }) => cells)
  if (cells.length < LEAST_CELLS) return { spread: 0.2, scaled: RESIDUAL_LEVELS.map(normalQuantile), basis: 'assumed' }
  let excess = 0
  let squares = 0
  for (const { mean, count } of cells) {
    excess += (count - mean) ** 2 - mean
    squares += mean ** 2
  }
  const spread = squares > 0 ? Math.sqrt(Math.max(0, excess / squares)) : 0
  const sorted = cells
    .flatMap(({ mean, count }) => (mean > 0 ? [(count - mean) / deviation(mean, spread)] : []))
    .sort((a, b) => a - b)
  if (sorted.length === 0) return { spread, scaled: RESIDUAL_LEVELS.map(normalQuantile), basis: 'back-test' }
  return {
    spread,
    scaled: RESIDUAL_LEVELS.map((level) => interpolated(sorted, level * (sorted.length - 1))),
    basis: 'back-test',
  }
}

/**
 * Quantile of the count of an interval; never inside the quantile that counting noise alone would give, never below 0.
 * @param level 0 to 1, both excluded; beyond 0.005 and 0.995 the last known residual stands
 */
export function quantileOf({ spread, scaled }: Noise, mean: number, level: number): number {
  if (mean <= 0) return 0
  const value = Math.max(0, mean + deviation(mean, spread) * scaledAt(scaled, level))
  if (level === 0.5) return value
  const counting = evenPoissonQuantile(mean, level)
  return level < 0.5 ? Math.min(value, counting) : Math.max(value, counting)
}

const deviation = (mean: number, spread: number) => Math.sqrt(mean + (spread * mean) ** 2)

function scaledAt(scaled: readonly number[], level: number): number {
  const above = RESIDUAL_LEVELS.findIndex((known) => known >= level)
  if (above === -1) return scaled.at(-1) ?? 0
  if (above === 0) return scaled[0] ?? 0
  const [low = 0, high = 1] = RESIDUAL_LEVELS.slice(above - 1, above + 1)
  return interpolated(scaled, above - 1 + (level - low) / (high - low))
}

function interpolated(sorted: readonly number[], position: number): number {
  const below = Math.floor(position)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return low + (high - low) * (position - below)
}
