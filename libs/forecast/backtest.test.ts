import { describe, expect, it, vi } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { type BacktestOptions, backtest, backtestUpdates } from './backtest.ts'
import { generateSeries, type World } from './generate-series.ts'

/** Many fits; on a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

const world: World = { from: '2025-11-03', days: 30 * 7, seed: 4, dayNoise: 0.12, open: [16, 40] }
const series = generateSeries(world)
const origins = Array.from({ length: 8 }, (_, week) => addDaysToDate(world.from, (22 + week) * 7))
const options: BacktestOptions = { methods: ['calendar-totals'], origins, horizonDays: 7 }

describe('backtest', () => {
  it('finds no error where the weeks are all alike', () => {
    const [score] = backtest(generateSeries({ ...world, seed: null }), {}, { ...options, methods: ['mean-4'] })
    expect(score?.wape).toBeCloseTo(0, 12)
    expect(score?.bias).toBeCloseTo(0, 12)
    expect(score?.intervals).toBe(8 * 7 * 25)
  })

  it('comes near the floor of counting noise where nothing else varies, and never far below', () => {
    const [score] = backtest(generateSeries({ ...world, dayNoise: 0 }), {}, options)
    expect((score?.wape ?? 0) / (score?.poissonFloor ?? 1)).toBeGreaterThan(0.95)
    expect((score?.wape ?? 0) / (score?.poissonFloor ?? 1)).toBeLessThan(1.15)
  })

  it.each([30, 2000])('intervals hold what they promise, within five points, at %i calls a day', (total) => {
    const [score] = backtest(generateSeries({ ...world, total, dayNoise: 0.12 }), {}, options)
    // Whole counts: at 1 call an interval an 80 % interval cannot hold fewer than about nine in ten.
    expect(score?.coverage80).toBeGreaterThan(0.75)
    expect(score?.coverage80).toBeLessThan(total < 100 ? 0.95 : 0.85)
    expect(Math.abs((score?.coverage95 ?? 0) - 0.95)).toBeLessThan(0.05)
  })

  it('sees nothing of the days it foretells', () => {
    const origin = origins[7] ?? ''
    const days = series.days.map((day) =>
      day.date >= origin ? { ...day, counts: day.counts.map((count) => (count === null ? null : 5 * count)) } : day,
    )
    const last = { ...options, origins: [origin] }
    const [as] = backtest(series, {}, last)
    const [swollen] = backtest({ ...series, days }, {}, last)
    const foretold = (score: typeof as, counted: number) => (1 + (score?.bias ?? 0)) * counted
    const counted = series.days
      .filter(({ date }) => date >= origin)
      .flatMap(({ counts }) => counts)
      .reduce<number>((sum, count) => sum + (count ?? 0), 0)
    expect(foretold(swollen, 5 * counted)).toBeCloseTo(foretold(as, counted), 6)
  })

  it('refuses origins without a past, or beyond the history', () => {
    expect(() => backtest(series, {}, { ...options, origins: ['2025-11-03'] })).toThrow('no history before 2025-11-03')
    expect(() => backtest(series, {}, { ...options, origins: ['2026-07-01'] })).toThrow('lies beyond 2026-06-01')
  })
})

describe('backtestUpdates', () => {
  it('a learned share beats no update where days have a level of their own, and the raw ratio in the morning', () => {
    const scores = backtestUpdates(series, {}, { ...options, method: 'calendar-totals', slots: [18, 22, 26, 30] })
    for (const { learned, noUpdate, trueLevel } of scores) {
      expect(learned).toBeLessThan(noUpdate)
      expect(trueLevel).toBeLessThan(learned)
    }
    expect(scores[0]?.learned).toBeLessThan(scores[0]?.rawRatio ?? 0)
  })

  it('believes little where days have no level of their own', () => {
    const flat = generateSeries({ ...world, dayNoise: 0 })
    for (const { learned, noUpdate } of backtestUpdates(
      flat,
      {},
      { ...options, method: 'calendar-totals', slots: [20, 30] },
    ))
      expect(learned / noUpdate).toBeLessThan(1.02)
  })
})
