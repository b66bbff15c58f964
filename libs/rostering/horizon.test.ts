import { describe, expect, test } from 'vitest'
import { dayOfSlot, instantOfSlot, layOut, slotShowing } from './horizon.ts'

const quarter = { slotSeconds: 900, days: 2 }

describe('horizon', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-08', 96],
    ['America/New_York', '2026-03-08', 92],
    ['America/New_York', '2026-11-01', 100],
  ])('in %s the day %s has %d quarter-hours', (zone, from, slots) => {
    expect(layOut({ zone, from, ...quarter }).dayStart[1]).toBe(slots)
  })

  test('a time that the clock skips is on no slot, one that it shows twice is the first', () => {
    const spring = layOut({ zone: 'America/New_York', from: '2026-03-08', ...quarter })
    expect(slotShowing(spring, 0, 2.5 * 3600)).toBeNull()
    expect(slotShowing(spring, 0, 3 * 3600)).toBe(8)
    const autumn = layOut({ zone: 'America/New_York', from: '2026-11-01', ...quarter })
    expect(slotShowing(autumn, 0, 1.5 * 3600)).toBe(6)
    expect(slotShowing(autumn, 0, 9 * 3600)).toBe(40)
  })

  test('slots tell their instants and days', () => {
    const grid = layOut({ zone: 'Asia/Shanghai', from: '2026-11-02', ...quarter })
    expect(new Date(instantOfSlot(grid, 36)).toISOString()).toBe('2026-11-02T01:00:00.000Z')
    expect([dayOfSlot(grid, -1), dayOfSlot(grid, 95), dayOfSlot(grid, 96)]).toEqual([-1, 0, 1])
  })

  test.each([
    [{ zone: 'Mars' }, /zone "Mars" is unknown/],
    [{ from: '2026-02-30' }, /is not a date/],
    [{ days: 0 }, /1 to 42/],
    [{ days: 43 }, /1 to 42/],
    [{ slotSeconds: 7000 }, /300 to 3600/],
    [{ slotSeconds: 1000 }, /whole number/],
    [{ zone: 'Australia/Lord_Howe', from: '2026-10-04', slotSeconds: 3600 }, /give smaller slots/],
  ])('%j is refused', (wrong, message) => {
    expect(() => layOut({ zone: 'Asia/Shanghai', from: '2026-11-02', ...quarter, ...wrong })).toThrow(message)
  })
})
