import { describe, expect, it } from 'vitest'
import { clean } from './clean.ts'
import { generateSeries } from './generate-series.ts'
import type { Series } from './series.ts'

const series = generateSeries({ from: '2026-03-02', days: 12 * 7, seed: 5, dayNoise: 0.04 })

const changed = (date: string, change: (count: number, slot: number) => number): Series => ({
  ...series,
  days: series.days.map((day) =>
    day.date === date ? { ...day, counts: day.counts.map((n, slot) => (n === null ? n : change(n, slot))) } : day,
  ),
})

describe('clean', () => {
  it('leaves ordinary noise alone', () => {
    const { series: cleaned, changes } = clean(series)
    expect(changes).toEqual([])
    expect(cleaned).toEqual(series)
  })

  it('takes a burst to the curve of its weekday, and tells', () => {
    const burst = changed('2026-04-15', (count, slot) => (slot === 21 ? count + 900 : count))
    const { series: cleaned, changes } = clean(burst)
    expect(changes).toMatchObject([{ date: '2026-04-15', start: '10:30', reason: 'interval-out-of-line' }])
    expect(changes[0]?.was).toBeGreaterThan(900)
    const now = cleaned.days.find(({ date }) => date === '2026-04-15')?.counts[21]
    expect(now).toBe(changes[0]?.now)
    expect(now).toBeLessThan(300)
  })

  it('marks a day whose counts were lost as missing, and tells', () => {
    const { series: cleaned, changes } = clean(changed('2026-04-15', () => 0))
    expect(changes).toEqual([{ date: '2026-04-15', start: null, was: 0, now: null, reason: 'day-out-of-line' }])
    expect(cleaned.days.find(({ date }) => date === '2026-04-15')?.status).toBe('missing')
    expect(cleaned.days).toHaveLength(series.days.length)
  })

  it('keeps the days it is told to keep', () => {
    expect(
      clean(
        changed('2026-04-15', () => 0),
        { keep: ['2026-04-15'] },
      ).changes,
    ).toEqual([])
  })

  it('finds nothing odd in a year of zeros or in a small queue', () => {
    expect(clean(generateSeries({ from: '2025-01-01', days: 365, total: 0, seed: 1 })).changes).toEqual([])
    expect(clean(generateSeries({ from: '2025-01-01', days: 365, total: 8, seed: 1 })).changes).toEqual([])
  })
})
