import { normalQuantile } from './poisson.ts'

/**
 * What is unsure of the rate of an interval, from the quantiles of its count: those hold the noise of counting too, which
 * whoever staffs by a queueing formula has in that formula already. Quantiles are drawn together around the mean by
 * the share of their spread that counting does not explain.
 * @param mean contacts expected; 0 or more
 * @param levels ascending, at least two unless nothing is to be drawn together
 * @param quantiles of the count at those levels
 * @returns of the rate, in contacts of the interval, none below 0
 */
export function rateQuantiles(mean: number, levels: readonly number[], quantiles: readonly number[]): number[] {
  const [low = 0.5, high = 0.5] = [levels[0], levels.at(-1)]
  const span = normalQuantile(high) - normalQuantile(low)
  if (!(span > 0) || mean <= 0) return quantiles.map(() => mean)
  const deviation = ((quantiles.at(-1) ?? mean) - (quantiles[0] ?? mean)) / span
  const share = deviation > 0 ? Math.sqrt(Math.max(0, deviation ** 2 - mean)) / deviation : 0
  return quantiles.map((quantile) => Math.max(0, mean + share * (quantile - mean)))
}
