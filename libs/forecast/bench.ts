import { tableOf } from './day-table.ts'
import { generateSeries } from './generate-series.ts'
import { fitMethod, type MethodName } from './methods/method.ts'
import { fit as fitModel } from './model.ts'
import { predict } from './predict.ts'

const METHODS: readonly MethodName[] = ['mean-4', 'calendar-totals', 'low-rank', 'harmonic', 'ensemble']

/** Fits a second to a year of 15-minute counts round the clock, whole models with their back-test, and weeks foretold. */
export function run(clock: () => number = () => performance.now()): { name: string; opsPerSecond: number }[] {
  const series = generateSeries({ from: '2025-01-06', days: 364, intervalMinutes: 15, seed: 1, dayNoise: 0.1 })
  const table = tableOf(series, {})
  const rows = METHODS.map((method) => ({
    name: `fits of ${method}, a year of 15 minutes`,
    opsPerSecond: rate(clock, () => fitMethod(method, table)),
  }))
  const result = fitModel(series, {}, { intervalMinutes: 30 })
  if (!result.ok) throw new Error(`The generated year could not be fitted: ${result.refusal}`)
  return [
    ...rows,
    {
      name: 'models with quantiles, the same year',
      opsPerSecond: rate(clock, () => fitModel(series, {}, { intervalMinutes: 30 }), 1),
    },
    { name: 'weeks foretold with 5 quantiles', opsPerSecond: rate(clock, () => predict(result.model, { days: 7 })) },
  ]
}

/** The best of five tries, because a shared machine only ever makes things slower. */
function rate(clock: () => number, once: () => unknown, tries = 5): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < tries; i++) {
    const startedAt = clock()
    once()
    best = Math.min(best, clock() - startedAt)
  }
  return 1000 / best
}
