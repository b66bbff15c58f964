import { beforeAll, describe, expect, it } from 'vitest'
import { clockDigits, durationWords } from './duration.ts'
import { dayAndTime, dayWords, setBankZone, shortly, timeOfDay, timeWithSeconds } from './instant.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('durationWords', () => {
  it.each([
    [0, 'zh-CN', '0 秒'],
    [59_999, 'zh-CN', '59 秒'],
    [-14 * SECOND, 'zh-CN', '14 秒'],
    [MINUTE, 'zh-CN', '1 分'],
    [MINUTE + 14 * SECOND, 'en', '1 min 14 s'],
    [18 * MINUTE + 40 * SECOND, 'zh-CN', '18 分'],
    [13 * HOUR + 17 * MINUTE, 'zh-TW', '13 小時 17 分'],
    [24 * HOUR, 'en', '1 d'],
    [30 * HOUR, 'zh-CN', '1 天 6 时'],
    [70 * HOUR, 'zh-CN', '2 天'],
  ] as const)('%i ms in %s is %s', (ms, locale, words) => {
    expect(durationWords(ms, locale)).toBe(words)
  })
})

it.each([
  [-1, '00:00'],
  [74_900, '01:14'],
  [HOUR - 1, '59:59'],
  [2 * HOUR + 14 * MINUTE + 36 * SECOND, '2:14:36'],
])('a clock shows %i ms as %s', (ms, digits) => {
  expect(clockDigits(ms)).toBe(digits)
})

describe('instants', () => {
  const now = Date.parse('2026-11-20T16:30:00Z')
  beforeAll(() => setBankZone('Asia/Shanghai'))

  it('are told in the zone of the bank', () => {
    expect(timeOfDay(now)).toBe('00:30')
    expect(timeWithSeconds(now + 5 * SECOND)).toBe('00:30:05')
    expect(dayAndTime(now, now)).toBe('11-21 00:30')
    expect(dayAndTime(now - 400 * 24 * HOUR, now)).toBe('2025-10-17 00:30')
  })

  it('of today need no day', () => {
    expect(shortly(now - 20 * MINUTE, now)).toBe('00:10')
    expect(shortly(now - 40 * MINUTE, now)).toBe('11-20 23:50')
  })

  it.each([
    [0, 'zh-CN', '今天'],
    [-1 * HOUR, 'zh-TW', '昨天'],
    [24 * HOUR, 'en', 'Tomorrow'],
    [-3 * 24 * HOUR, 'zh-CN', '11月18日周三'],
    [-3 * 24 * HOUR, 'en', 'Wed, November 18'],
  ] as const)('%i ms from now heads a day in %s as %s', (ms, locale, words) => {
    expect(dayWords(now + ms, now, locale)).toBe(words)
  })

  it('yesterday is right on the day clocks change', () => {
    setBankZone('America/New_York')
    const afterChange = Date.parse('2026-03-09T04:30:00Z')
    expect(dayWords(Date.parse('2026-03-08T05:30:00Z'), afterChange, 'en')).toBe('Yesterday')
  })
})
