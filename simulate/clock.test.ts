import { describe, expect, test } from 'vitest'
import { readWeekMinute, simulatedClock, weekMinuteInWords } from './clock.ts'

describe('the simulated clock', () => {
  test('at speed 10 an hour takes six minutes, and a second a tenth', () => {
    let now = 1_000
    const clock = simulatedClock(10, readWeekMinute('mon 09:00')!, () => now)
    expect(clock.realMs(60)).toBe(6_000)
    now += 6 * 60_000
    expect(weekMinuteInWords(clock.weekMinute())).toBe('mon 10:00')
    expect(clock.seconds()).toBe(3_600)
  })

  test('the week begins again after Sunday', () => {
    let now = 0
    const clock = simulatedClock(1, readWeekMinute('sun 23:59')!, () => now)
    now = 60_000
    expect(clock.weekMinute()).toBe(0)
  })

  test.each([
    ['mon 09:15', 555],
    ['SUN 23:59', 10_079],
    ['tue 00:00', 1_440],
    ['monday 09:15', undefined],
    ['mon 24:00', undefined],
    ['mon 9:15', undefined],
    ['', undefined],
  ])('"%s" is minute %s of the week', (text, minute) => {
    expect(readWeekMinute(text)).toBe(minute)
  })
})
