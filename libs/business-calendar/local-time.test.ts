import { describe, expect, test } from 'vitest'
import { addDaysToDate, isLocalDate, weekdayOf } from './local-dates.ts'
import { instantOfLocal, localDateOf, localTimeOf, startOfLocalDay } from './local-time.ts'
import { zoneOf } from './testing/test-calendars.ts'
import { compileZone } from './zone.ts'

const utc = (text: string) => Date.parse(text)
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z')

describe('instantOfLocal', () => {
  test.each([
    ['plain', 'Asia/Shanghai', '2026-03-01', '09:00', '2026-03-01T01:00:00Z'],
    ['to the second', 'Asia/Shanghai', '2026-03-01', '09:00:07', '2026-03-01T01:00:07Z'],
    ['24:00 is the start of the next date', 'Asia/Shanghai', '2026-03-01', '24:00', '2026-03-01T16:00:00Z'],
    ['the last second before a gap', 'America/New_York', '2026-03-08', '01:59:59', '2026-03-08T06:59:59Z'],
    [
      'a time inside a gap is the instant of the skip',
      'America/New_York',
      '2026-03-08',
      '02:30',
      '2026-03-08T07:00:00Z',
    ],
    ['the end of a gap', 'America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00Z'],
    ['a time that occurs twice is the first', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['the end of an overlap occurs once, after it', 'America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
    ['half-hour gap', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['half-hour overlap', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
    ['a skipped date is the instant of the skip', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
    ['the date after the skipped one', 'Pacific/Apia', '2011-12-31', '12:00', '2011-12-30T22:00:00Z'],
    ['an offset of 44 min 30 s', 'Africa/Monrovia', '1971-06-01', '00:00', '1971-06-01T00:44:30Z'],
    ['two changes in one month, for Ramadan', 'Africa/Casablanca', '2026-02-20', '12:00', '2026-02-20T12:00:00Z'],
    ['the first day the library answers for', 'Asia/Shanghai', '1902-01-01', '08:00', '1902-01-01T00:00:00Z'],
  ])('%s: %s %s %s', (_, zone, date, time, expected) => {
    expect(iso(instantOfLocal(zoneOf(zone), date, time))).toBe(expected)
  })

  test.each([
    ['2026-02-30', '09:00'],
    ['2026-2-3', '09:00'],
    ['2026-02-03', '9:00'],
    ['2026-02-03', '24:01'],
  ])('%s %s is refused as no reading of a clock', (date, time) => {
    expect(() => instantOfLocal(zoneOf('Asia/Shanghai'), date, time)).toThrow(RangeError)
  })
})

describe('startOfLocalDay', () => {
  test.each([
    ['Asia/Shanghai', '2026-01-01', '2025-12-31T16:00:00Z'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z'], // summer time starts at midnight: the day starts at 01:00
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'], // at 00:01 the clock went back to 23:01
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ])('in %s, %s starts at %s', (zone, date, expected) => {
    expect(iso(startOfLocalDay(zoneOf(zone), date))).toBe(expected)
  })
})

describe('the wall clock', () => {
  test.each([
    ['Asia/Shanghai', '2025-12-31T15:59:59.999Z', '2025-12-31', '23:59:59'],
    ['Asia/Shanghai', '2025-12-31T16:00:00Z', '2026-01-01', '00:00:00'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05', '01:30:00'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29', '23:59:59'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31', '00:00:00'],
    ['America/St_Johns', '2010-11-07T02:31:00Z', '2010-11-06', '23:01:00'],
    ['Africa/Monrovia', '1971-06-01T00:00:00Z', '1971-05-31', '23:15:30'],
    ['America/Recife', '2000-10-11T12:00:00Z', '2000-10-11', '10:00:00'], // a summer time of one week
    ['America/Recife', '2000-10-17T12:00:00Z', '2000-10-17', '09:00:00'],
  ])('of %s shows at %s the date %s and the time %s', (zone, at, date, time) => {
    expect(localDateOf(zoneOf(zone), utc(at))).toBe(date)
    expect(localTimeOf(zoneOf(zone), utc(at))).toBe(time)
  })

  test.each(['Mars/Base', '', '+08:00', 'Asia/Nowhere'])('"%s" is no zone', (name) => {
    expect(compileZone(name)).toBeNull()
  })

  test('instants outside 1900 to 2199 and no numbers are faults that name the range', () => {
    const zone = zoneOf('Asia/Shanghai')
    for (const at of [Number.NaN, 8.64e15, -8.64e15]) expect(() => localDateOf(zone, at)).toThrow(/1900 to 2199/)
  })
})

describe('dates', () => {
  test.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['1899-12-31', false],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['2026-13-01', false],
    ['20260101', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected)
  })

  test('days are added over month, leap day and year', () => {
    expect(addDaysToDate('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDaysToDate('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDaysToDate('2026-01-01', -1)).toBe('2025-12-31')
  })

  test('weekdays hold before and after 1970', () => {
    expect([weekdayOf('1969-12-31'), weekdayOf('1970-01-01'), weekdayOf('2026-02-14')]).toEqual([
      'wednesday',
      'thursday',
      'saturday',
    ])
  })
})
