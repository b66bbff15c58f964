import { describe, expect, it } from 'vitest'
import { aggregate } from './aggregate.ts'
import { generateSeries } from './generate-series.ts'
import { totalOf } from './series.ts'

const series = generateSeries({ from: '2026-03-02', days: 14, intervalMinutes: 5, open: [84, 252], seed: 1 })

describe('aggregate', () => {
  it('keeps the total of every day, and 5 to 15 to 30 equals 5 to 30', () => {
    const wide = aggregate(series, 30)
    expect(wide.days.map(totalOf)).toEqual(series.days.map(totalOf))
    expect(aggregate(aggregate(series, 15), 30)).toEqual(wide)
  })

  it('gives no count where one of its slots was lost, and none outside the opening hours', () => {
    const days = series.days.map((day, n) =>
      n === 3 ? { ...day, counts: day.counts.map((count, slot) => (slot === 100 ? null : count)) } : day,
    )
    const wide = aggregate({ ...series, days }, 30)
    expect(wide.days[3]?.counts[16]).toBeNull()
    expect(wide.days[3]?.counts[17]).not.toBeNull()
    expect(wide.days[2]?.counts[13]).toBeNull()
  })

  it('counts an interval of which only a part is in the opening hours', () => {
    expect(aggregate(series, 30).days[0]?.counts[42]).toBe(series.days[0]?.counts[252])
  })

  it('counts the last interval of a weekday that closes earlier than the others', () => {
    const days = series.days.map((day, n) =>
      n % 7 === 5 ? { ...day, counts: day.counts.map((count, slot) => (slot > 150 ? null : count)) } : day,
    )
    const wide = aggregate({ ...series, days }, 30)
    expect(wide.days[5]?.counts[25]).toBe(series.days[5]?.counts[150])
    expect(wide.days[5]?.counts[26]).toBeNull()
  })

  it('refuses lengths that do not fit', () => {
    expect(() => aggregate(series, 12)).toThrow('5-minute counts cannot be added up to 12 minutes')
    expect(() => aggregate(series, 35)).toThrow(RangeError)
  })
})
