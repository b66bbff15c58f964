import { expect, it } from 'vitest'
import { normalQuantile, poissonMeanDeviation, poissonQuantile } from './poisson.ts'

it.each([
  [3, 0.025, 0],
  [3, 0.5, 3],
  [3, 0.975, 7],
  [10, 0.025, 4],
  [10, 0.975, 17],
  [0, 0.975, 0],
])('the count of mean %f not exceeded with probability %f is %i (table of the Poisson law)', (mean, level, count) => {
  expect(poissonQuantile(mean, level)).toBe(count)
})

it('exact and normal quantiles meet where one gives way to the other', () => {
  for (const level of [0.025, 0.1, 0.5, 0.9, 0.975])
    expect(Math.abs(poissonQuantile(500.001, level) - poissonQuantile(500, level))).toBeLessThanOrEqual(1)
})

it('the mean deviation is 2/e at 1 and nears sqrt(2 mean/π)', () => {
  expect(poissonMeanDeviation(1)).toBeCloseTo(2 / Math.E, 12)
  expect(poissonMeanDeviation(0)).toBe(0)
  expect(poissonMeanDeviation(10_000) / Math.sqrt((2 * 10_000) / Math.PI)).toBeCloseTo(1, 4)
  expect(poissonMeanDeviation(30.999)).toBeCloseTo(poissonMeanDeviation(31), 2)
})

it('the normal quantile is 1.96 at 97.5 %', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.96, 3)
  expect(normalQuantile(0.025)).toBeCloseTo(-1.96, 3)
})
