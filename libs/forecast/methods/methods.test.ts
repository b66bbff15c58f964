import { describe, expect, it, vi } from 'vitest'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { ForecastCalendar } from '../calendar.ts'
import { tableOf } from '../day-table.ts'
import { readDays } from '../features.ts'
import { generateSeries, rateIn, type World } from '../generate-series.ts'
import type { Series } from '../series.ts'
import { fitMethod, type MethodName, ratesOf } from './method.ts'

/** Many fits; on a machine with much else to do they take their time. */
vi.setConfig({ testTimeout: 120_000 })

const METHODS: readonly MethodName[] = [
  'last-week',
  'mean-4',
  'median-6',
  'mean-all',
  'weekday-totals',
  'calendar-totals',
  'low-rank',
  'harmonic',
  'ensemble',
]
const CALENDAR_METHODS = METHODS.slice(5)

const NONE: ForecastCalendar = {}
const ratesFor = (name: MethodName, series: Series, date: string, calendar = NONE): number[] =>
  ratesOf(fitMethod(name, tableOf(series, calendar)), readDays(calendar).factsOf(date))

/** Largest error of the days of a week, from one fit. */
function worstOfWeek(name: MethodName, series: Series, world: World, from: string): number {
  const fitted = fitMethod(name, tableOf(series, NONE))
  const dates = Array.from({ length: 7 }, (_, n) => addDaysToDate(from, n))
  return Math.max(...dates.map((date) => errorOn(world, date, ratesOf(fitted, readDays(NONE).factsOf(date)))))
}

/** Σ|rate − truth| / Σ truth over a day. */
function errorOn(world: World, date: string, rates: readonly number[]): number {
  const truth = rates.map((_, slot) => rateIn(world, date, slot))
  const sum = truth.reduce((total, value) => total + value, 0)
  return rates.reduce((total, rate, slot) => total + Math.abs(rate - (truth[slot] ?? 0)), 0) / sum
}

const plain: World = { from: '2025-06-02', days: 26 * 7, seed: 7 }
const next = addDaysToDate(plain.from, plain.days)

describe.each(METHODS)('%s', (method) => {
  it('finds the curve of every weekday in noisy counts', () => {
    const series = generateSeries(plain)
    expect(worstOfWeek(method, series, plain, next)).toBeLessThan(method === 'last-week' ? 0.3 : 0.15)
  })

  it('keeps its phase over gaps: lost days change the next weeks little', () => {
    const lost = new Set(['2025-10-07', '2025-10-08', '2025-11-05', '2025-11-20'])
    const series = generateSeries(plain)
    const days = series.days.map((day) =>
      lost.has(day.date) ? { ...day, status: 'missing' as const, counts: day.counts.map(() => null) } : day,
    )
    const worst = worstOfWeek(method, { ...series, days }, plain, next)
    expect(worst).toBeLessThan(method === 'last-week' ? 0.3 : 0.15)
  })

  it('foretells none after a year of zeros', () => {
    const series = generateSeries({ from: '2025-01-01', days: 365, total: 0, seed: 1 })
    for (const rate of ratesFor(method, series, '2026-01-05')) expect(rate).toBeCloseTo(0, 6)
  })

  it('makes of one week the next', () => {
    const world: World = { from: '2026-03-02', days: 7, seed: null }
    const series = generateSeries(world)
    const rates = ratesFor(method, series, '2026-03-11')
    expect(rates.every((rate) => Number.isFinite(rate) && rate >= 0)).toBe(true)
    expect(errorOn(world, '2026-03-11', rates)).toBeLessThan(0.35)
  })

  it('gives the same rates for the same history, none negative', () => {
    const series = generateSeries({ ...plain, total: 30 })
    const rates = ratesFor(method, series, next)
    expect(rates).toEqual(ratesFor(method, series, next))
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0)
  })
})

describe.each(CALENDAR_METHODS)('%s with a calendar', (method) => {
  const paydays: ForecastCalendar = { events: [{ kind: 'monthly', name: 'payday', dayOfMonth: 20 }] }

  it('learns that paydays bring half as many calls again', () => {
    const world: World = { ...plain, days: 52 * 7, effect: (date) => (date.endsWith('-20') ? 1.5 : 1) }
    const series = generateSeries(world)
    const date = '2026-07-20'
    const sum = (rates: readonly number[]) => rates.reduce((total, rate) => total + rate, 0)
    const lift = sum(ratesFor(method, series, date, paydays)) / sum(ratesFor(method, series, '2026-07-27', paydays))
    expect(lift).toBeGreaterThan(1.35)
    expect(lift).toBeLessThan(1.65)
  })

  it('knows a marked holiday again that comes on another weekday', () => {
    const holidays = ['2025-09-03', '2025-11-12', '2026-02-10', '2026-06-12'].map((date) => ({ date, name: 'feast' }))
    const isFeast = new Set(holidays.map(({ date }) => date))
    const world: World = { ...plain, days: 50 * 7, effect: (date) => (isFeast.has(date) ? 0.3 : 1) }
    const series = generateSeries(world)
    const before = { ...series, days: series.days.filter(({ date }) => date < '2026-06-12') }
    const marked = errorOn(world, '2026-06-12', ratesFor(method, before, '2026-06-12', { holidays }))
    const unmarked = errorOn(world, '2026-06-12', ratesFor(method, before, '2026-06-12'))
    expect(marked).toBeLessThan(0.35)
    expect(unmarked).toBeGreaterThan(1.5)
  })
})

describe('the recent days', () => {
  const level = (n: number) => (date: string) => (date >= addDaysToDate(plain.from, plain.days - 7 * n) ? 2 : 1)

  it.each([
    ['last-week', 2],
    ['mean-4', 1.5],
    ['median-6', 1],
  ] as const)('%s puts a doubling two weeks ago at %f times', (method, factor) => {
    const world: World = { ...plain, seed: null, effect: level(2) }
    const rates = ratesFor(method, generateSeries(world), next)
    const was = rateIn({ ...plain, seed: null }, next, 20)
    expect((rates[20] ?? 0) / was).toBeCloseTo(factor, 9)
  })

  it('look past a lost slot to the week before', () => {
    const series = generateSeries({ ...plain, seed: null, effect: level(1) })
    const lastMonday = addDaysToDate(next, -7)
    const days = series.days.map((day) =>
      day.date === lastMonday ? { ...day, counts: day.counts.map((count, slot) => (slot === 20 ? null : count)) } : day,
    )
    const rates = ratesFor('last-week', { ...series, days }, next)
    expect((rates[20] ?? 0) * 2).toBeCloseTo(rateIn({ ...plain, effect: () => 2 }, next, 20), 9)
    expect(rates[21]).toBeCloseTo(rateIn({ ...plain, effect: () => 2 }, next, 21), 9)
  })
})

it('a method that does not exist is refused by name', () => {
  const table = tableOf(generateSeries({ ...plain, days: 7 }), {})
  expect(() => fitMethod('mean-0', table)).toThrow('There is no forecast method "mean-0"')
})
