import { expect, it } from 'vitest'
import { evenPoissonQuantile, normalQuantile, poissonMeanDeviation } from './poisson.ts'

it.each([
  [3, 0.025, 0],
  [3, 0.5, 3],
  [3, 0.975, 7],
  [10, 0.025, 4],
  [10, 0.975, 17],
  [0, 0.975, 0],
])('the count of mean %f not exceeded with probability %f is %i (table of the Poisson law)', (mean, level, count) => {
  expect(Math.abs(evenPoissonQuantile(mean, level) - count)).toBeLessThanOrEqual(0.5)
})

it('exact and normal quantiles meet where one gives way to the other', () => {
  for (const level of [0.025, 0.1, 0.5, 0.9, 0.975])
    expect(evenPoissonQuantile(500.001, level)).toBeCloseTo(evenPoissonQuantile(500, level), 1)
})

it('as much as was asked lies between two quantiles, on average over means, however small the counts', () => {
  let inside = 0
  const means = Array.from({ length: 200 }, (_, i) => 2 + i / 20)
  for (const mean of means) {
    const [low, high] = [evenPoissonQuantile(mean, 0.1), evenPoissonQuantile(mean, 0.9)]
    let mass = Math.exp(-mean)
    for (let count = 0; count <= 60; mass *= mean / ++count) if (count >= low && count <= high) inside += mass
  }
  expect(Math.abs(inside / means.length - 0.8)).toBeLessThan(0.01)
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
