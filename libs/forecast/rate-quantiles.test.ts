import { expect, it } from 'vitest'
import { evenPoissonQuantile, normalQuantile } from './poisson.ts'
import { rateQuantiles } from './rate-quantiles.ts'

const levels = [0.1, 0.5, 0.9]

it('of a count that only counting makes unsure, the rate is sure', () => {
  const quantiles = levels.map((level) => evenPoissonQuantile(40, level))
  for (const rate of rateQuantiles(40, levels, quantiles)) expect(Math.abs(rate - 40)).toBeLessThan(1.5)
})

it('of a count with a spread of its own, the rate keeps that spread', () => {
  const deviation = Math.hypot(Math.sqrt(400), 0.2 * 400)
  const quantiles = levels.map((level) => 400 + deviation * normalQuantile(level))
  const [low = 0, , high = 0] = rateQuantiles(400, levels, quantiles)
  expect(high - 400).toBeCloseTo(80 * normalQuantile(0.9), 6)
  expect(400 - low).toBeCloseTo(80 * normalQuantile(0.9), 6)
})

it('nothing is below 0, and nothing comes of nothing', () => {
  expect(rateQuantiles(2, levels, [0, 1, 40])[0]).toBeGreaterThanOrEqual(0)
  expect(rateQuantiles(0, levels, [0, 0, 3])).toEqual([0, 0, 0])
  expect(rateQuantiles(7, [0.5], [6])).toEqual([7])
})
