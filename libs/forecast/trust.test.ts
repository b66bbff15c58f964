import { describe, expect, it } from 'vitest'
import { tableOf } from './day-table.ts'
import { readDays } from './features.ts'
import { generateSeries, type World } from './generate-series.ts'
import { levelAt, levelsOf } from './levels.ts'
import { fitMethod, type MethodName, ratesOf } from './methods/method.ts'

const world: World = { from: '2026-03-02', days: 112, seed: 12, dayNoise: 0.08 }
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('trust', () => {
  it('is lost by an unmarked holiday and a flood of calls, and kept by all other days', () => {
    const effect = (date: string) => (date === '2026-04-08' ? 0.1 : date === '2026-05-20' ? 5 : 1)
    const { days } = tableOf(generateSeries({ ...world, effect }), {})
    expect(days.filter(({ trust }) => trust < 0.5).map(({ date }) => date)).toEqual(['2026-04-08', '2026-05-20'])
  })

  it('is kept by a holiday that the calendar names, whose effect is to be learned', () => {
    const effect = (date: string) => (date === '2026-04-08' ? 0.1 : 1)
    const holidays = [{ date: '2026-04-08', name: 'feast' }]
    const { days } = tableOf(generateSeries({ ...world, effect }), { holidays })
    expect(days.find(({ date }) => date === '2026-04-08')?.trust).toBe(1)
  })

  it('is not lost by a change of level that stays', () => {
    const effect = (date: string) => (date >= '2026-05-01' ? 2 : 1)
    const { days } = tableOf(generateSeries({ ...world, effect }), {})
    expect(days.filter(({ trust }) => trust < 0.2).length).toBeLessThan(4)
  })

  it.each<MethodName>(['calendar-totals', 'low-rank', 'harmonic'])(
    'keeps %s as it was after a week of unmarked holidays',
    (method) => {
      const day = readDays({}).factsOf('2026-06-24')
      const total = (effect: (date: string) => number) =>
        sum(ratesOf(fitMethod(method, tableOf(generateSeries({ ...world, effect }), {})), day))
      const quiet = total(() => 1)
      const disturbed = total((date) => (date >= '2026-06-15' && date <= '2026-06-18' ? 0.15 : 1))
      expect(Math.abs(disturbed / quiet - 1)).toBeLessThan(0.08)
    },
  )
})

describe('levels', () => {
  const table = tableOf(generateSeries(world), {})

  it('believe the last days more for tomorrow than for next week', () => {
    const residuals = table.days.map((_, i) => (i >= table.days.length - 2 ? 1 : 0))
    const levels = levelsOf(table, residuals)
    const at = (distance: number) => levelAt(levels, table.lastDayNumber + distance)
    expect(at(1)).toBeCloseTo(1 - 0.6 ** 2, 1)
    expect(at(1)).toBeGreaterThan(at(3))
    expect(at(3)).toBeGreaterThan(at(7))
    expect(at(14)).toBe(at(60))
    expect(at(60)).toBeCloseTo(1 - 0.85 ** 2, 2)
    expect(at(-5)).toBe(at(1))
  })
})

describe('a short history', () => {
  it('does not take its first week for the place in the month', () => {
    // Two weeks from the first of a month on: Monday was only ever the second business day.
    const series = generateSeries({ from: '2026-01-01', days: 17, seed: null, weekdays: [1.2, 1, 1, 1, 1, 0.3, 0.2] })
    const total = sum(ratesOf(fitMethod('calendar-totals', tableOf(series, {})), readDays({}).factsOf('2026-01-19')))
    expect(total / 2400).toBeGreaterThan(0.85)
    expect(total / 2400).toBeLessThan(1.15)
  })
})
