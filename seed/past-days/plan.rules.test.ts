import { describe, expect, it } from 'vitest'
import { localTimeOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { STAFF } from '../bank/staff.ts'
import { TEAMS } from '../bank/units.ts'
import { PAST_DAYS, pastDays } from './plan.ts'

const zone = compileZone('Asia/Shanghai')
if (!zone) throw new Error('no zone')
const HOUR_MS = 3_600_000
const instants = ['2026-11-23T16:05:00Z', '2026-11-24T00:10:00Z', '2026-11-24T04:00:00Z', '2026-12-31T13:00:00Z']

describe.each(instants)('the last days before %s', (instant) => {
  const now = Date.parse(instant)
  const { arrivals, duties } = pastDays(zone, now)

  it('are the same each time, in order, and over an hour before', () => {
    expect(pastDays(zone, now)).toEqual({ arrivals, duties })
    expect(arrivals.map(({ at }) => at)).toEqual(arrivals.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(Math.max(...arrivals.map(({ at }) => at))).toBeLessThan(now - HOUR_MS)
    expect(Math.max(...duties.map(({ to }) => to))).toBeLessThanOrEqual(now - HOUR_MS / 2)
    expect(Math.min(...arrivals.map(({ at }) => at))).toBeGreaterThan(now - (PAST_DAYS + 1) * 24 * HOUR_MS)
  })

  it('see somebody of every team there whenever a customer comes, and nobody twice', () => {
    const teamOf = new Map(STAFF.map(({ agentNo, unit }) => [agentNo, unit]))
    for (const { at } of arrivals) {
      const there = duties.filter(({ from, to }) => from <= at && at < to).map(({ agentNo }) => agentNo)
      expect(new Set(there.map((agentNo) => teamOf.get(agentNo)))).toEqual(new Set(TEAMS))
      expect(new Set(there).size).toBe(there.length)
    }
  })

  it('bring customers between opening and a quarter past nine, who speak as they do at home, and nobody again at once', () => {
    const came = new Map<string, number>()
    for (const { at, customerNo } of arrivals) {
      const time = localTimeOf(zone, at)
      expect(time >= '08:00' && time < '21:30', time).toBe(true)
      expect(at - (came.get(customerNo) ?? 0)).toBeGreaterThan(4 * HOUR_MS)
      came.set(customerNo, at)
    }
    expect(arrivals.every(({ chain }) => chain.topic !== null && chain.turns.length > 0)).toBe(true)
  })
})
