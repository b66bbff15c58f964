import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { readWeekMinute } from '../clock.ts'
import { meanContactSeconds } from '../pace.ts'
import {
  arrivalSeconds,
  arrivalsPerSecond,
  CONTACTS_IN_HAND,
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

const firstOf = (count: number, instants: Generator<number>): number[] =>
  Array.from({ length: count }, () => instants.next().value)

describe('who comes and who is there', () => {
  test('the more agents are on duty, and the shorter a contact, the more customers come', () => {
    const usual = arrivalsPerSecond(10, at('tue 10:00'), 300)
    expect(arrivalsPerSecond(20, at('tue 10:00'), 300)).toBeCloseTo(2 * usual, 10)
    expect(arrivalsPerSecond(10, at('tue 10:00'), 150)).toBeCloseTo(2 * usual, 10)
  })

  test('at any speed the agents at work have as much in hand over a day as is meant, with peaks and lulls around it', () => {
    const day = everyQuarter.filter((minute) => minute >= at('tue 08:00') && minute < at('tue 22:00'))
    for (const speed of [1, 10, 60]) {
      const contact = meanContactSeconds(speed)
      const inHand = day.map((minute) => arrivalsPerSecond(10, minute, contact) * contact)
      const mean = inHand.reduce((a, b) => a + b, 0) / inHand.length / 10
      expect(Math.abs(mean / 0.85 - CONTACTS_IN_HAND)).toBeLessThan(0.05)
    }
    expect(Math.max(...day.map(peakFactor))).toBeGreaterThan(1.15)
    expect(Math.min(...day.map(peakFactor))).toBeLessThan(0.9)
  })

  test('everybody is on duty at the busiest hours, and always somebody', () => {
    expect(onDutyCount(24, at('mon 11:00'))).toBe(24)
    expect(onDutyCount(24, at('tue 03:00'))).toBeGreaterThanOrEqual(7)
    expect(onDutyCount(24, at('tue 03:00'))).toBeLessThan(12)
    expect(onDutyCount(1, at('sun 04:00'))).toBe(1)
  })

  test('arrivals rise, and come as often over an hour as the rates of the hour say', () => {
    const from = at('mon 10:00')
    const hour = everyQuarter.filter((minute) => minute >= from && minute < from + 60)
    const expected = hour.reduce(
      (sum, minute) => sum + 900 * arrivalsPerSecond(onDutyCount(400, minute), minute, 300),
      0,
    )
    const instants = firstOf(8_000, arrivalSeconds(seededRandom(5), 400, from, 300))
    expect(instants.toSorted((a, b) => a - b)).toEqual(instants)
    expect(instants.at(-1)).toBeGreaterThan(3_600)
    const came = instants.filter((instant) => instant < 3_600).length
    expect(Math.abs(came / expected - 1)).toBeLessThan(0.04)
  })

  test('the same chances give the same arrivals, others do not', () => {
    const run = (seed: number) => firstOf(50, arrivalSeconds(seededRandom(seed), 24, at('tue 10:00'), 330))
    expect(run(7)).toEqual(run(7))
    expect(run(7)).not.toEqual(run(8))
  })
})
