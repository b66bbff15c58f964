import { describe, expect, test } from 'vitest'
import { chanceFrom } from '../../seed/chance.ts'
import { readWeekMinute } from '../clock.ts'
import { MEAN_CONTACT_SECONDS } from '../pace.ts'
import {
  arrivalsPerSecond,
  nextArrivalSeconds,
  OCCUPANCY_GOAL,
  onDutyCount,
  peakFactor,
  shareAt,
  WEEK_MINUTES,
} from './arrival-rate.ts'
import { WEEK_SHARES } from './profile.ts'

const at = (text: string) => readWeekMinute(text)!
const everyQuarter = Array.from({ length: WEEK_MINUTES / 15 }, (_, quarter) => quarter * 15)

describe('the week of a bank', () => {
  test('is seven days of 96 quarter hours whose shares make a whole', () => {
    expect(WEEK_SHARES.map((day) => day.length)).toEqual(Array(7).fill(96))
    const sum = WEEK_SHARES.flat().reduce((a, b) => a + b, 0)
    expect(sum).toBeGreaterThan(99_500)
    expect(sum).toBeLessThan(100_500)
  })

  test('has its peak on Monday morning, and little at night and at weekends', () => {
    const busiest = everyQuarter.reduce((a, b) => (shareAt(b) > shareAt(a) ? b : a))
    expect(busiest).toBeGreaterThanOrEqual(at('mon 09:00'))
    expect(busiest).toBeLessThan(at('mon 12:00'))
    expect(shareAt(at('wed 03:00'))).toBeLessThan(shareAt(at('wed 10:00')) / 50)
    expect(shareAt(at('sat 10:00'))).toBeLessThan(shareAt(at('fri 10:00')) / 2)
  })

  test('goes round: the minute after Sunday is Monday', () => {
    expect(shareAt(WEEK_MINUTES + 600)).toBe(shareAt(600))
    expect(shareAt(-15)).toBe(shareAt(WEEK_MINUTES - 15))
  })
})

describe('who comes and who is there', () => {
  test('the more agents are present, the more customers come; nobody comes to nobody', () => {
    expect(arrivalsPerSecond(20, at('tue 10:00'))).toBeCloseTo(2 * arrivalsPerSecond(10, at('tue 10:00')), 10)
    expect(arrivalsPerSecond(0, at('tue 10:00'))).toBe(0)
    expect(nextArrivalSeconds(chanceFrom(1), 0)).toBe(Number.POSITIVE_INFINITY)
  })

  test('over a day the agents are as busy as the goal says, with peaks and lulls around it', () => {
    const day = everyQuarter.filter((minute) => minute >= at('tue 08:00') && minute < at('tue 22:00'))
    const busy = day.map((minute) => arrivalsPerSecond(10, minute) * MEAN_CONTACT_SECONDS)
    const mean = busy.reduce((a, b) => a + b, 0) / busy.length / 10
    expect(Math.abs(mean - OCCUPANCY_GOAL)).toBeLessThan(0.05)
    expect(Math.max(...day.map(peakFactor))).toBeGreaterThan(1.15)
    expect(Math.min(...day.map(peakFactor))).toBeLessThan(0.9)
  })

  test('everybody is on duty at the busiest hours, and always somebody', () => {
    expect(onDutyCount(24, at('mon 11:00'))).toBe(24)
    expect(onDutyCount(24, at('tue 03:00'))).toBeGreaterThanOrEqual(7)
    expect(onDutyCount(24, at('tue 03:00'))).toBeLessThan(12)
    expect(onDutyCount(1, at('sun 04:00'))).toBe(1)
  })

  test('arrivals come as often as the rate says', () => {
    const chance = chanceFrom(5)
    const gaps = Array.from({ length: 50_000 }, () => nextArrivalSeconds(chance, 0.25))
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeCloseTo(4, 1)
  })
})
