import { describe, expect, test } from 'vitest'
import { addBusinessMs, businessMsBetween, isOpen, nextClosing, nextOpening } from './business-time.ts'
import type { CalendarData } from './calendar-data.ts'
import { compiled, everyDay, OFFICE_WEEK, ROUND_THE_CLOCK } from './testing/test-calendars.ts'

const HOUR = 3_600_000
const SECOND = 1000
const utc = (text: string) => Date.parse(text)
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const shanghai = compiled({
  zone: 'Asia/Shanghai',
  weekly: OFFICE_WEEK,
  holidays: [{ date: '2026-10-01' }, { date: '2026-10-02', spans: [{ from: '10:00', to: '11:00' }] }],
  adjustedWorkdays: [
    { date: '2026-10-10', like: 'monday' },
    { date: '2026-10-11', spans: [{ from: '09:00', to: '09:00:30' }] },
  ],
})
const nights = compiled({ zone: 'Asia/Shanghai', weekly: { friday: [{ from: '22:00', to: '06:00' }] } })
const always = compiled({ zone: 'Asia/Shanghai', weekly: ROUND_THE_CLOCK })
const never = compiled({ zone: 'Asia/Shanghai', weekly: {} })
const onceOnly = compiled({
  zone: 'Asia/Shanghai',
  weekly: {},
  holidays: [{ date: '2026-12-31', spans: [{ from: '23:00', to: '01:00' }] }],
})

describe('isOpen', () => {
  test.each([
    ['2026-03-02T08:59:59.999+08:00', false, 'the last millisecond before opening'],
    ['2026-03-02T09:00:00+08:00', true, 'the instant of opening'],
    ['2026-03-02T11:59:59.999+08:00', true, 'the last millisecond before the break'],
    ['2026-03-02T12:00:00+08:00', false, 'the instant of closing'],
    ['2026-03-02T13:00:00+08:00', true, 'after the break'],
    ['2026-03-01T10:00:00+08:00', false, 'a Sunday'],
    ['2026-10-01T10:00:00+08:00', false, 'a holiday'],
    ['2026-10-02T10:30:00+08:00', true, 'a holiday with special hours'],
    ['2026-10-02T14:00:00+08:00', false, 'outside its special hours'],
    ['2026-10-10T10:00:00+08:00', true, 'a Saturday that works like a Monday'],
    ['2026-10-11T09:00:29.999+08:00', true, 'a Sunday with half a minute of its own'],
    ['2026-10-11T09:00:30+08:00', false, 'its end, to the second'],
  ])('at %s the office is open: %s, %s', (at, expected) => {
    expect(isOpen(shanghai, utc(at))).toBe(expected)
  })

  test('a night span belongs to the day it starts on, and runs on into the next', () => {
    expect(isOpen(nights, utc('2026-03-06T05:00:00+08:00'))).toBe(false)
    expect(isOpen(nights, utc('2026-03-06T22:00:00+08:00'))).toBe(true)
    expect(isOpen(nights, utc('2026-03-07T05:59:59.999+08:00'))).toBe(true)
    expect(isOpen(nights, utc('2026-03-07T06:00:00+08:00'))).toBe(false)
  })

  test('a holiday does not cut the night that began on its eve', () => {
    const data: CalendarData = { zone: 'Asia/Shanghai', weekly: everyDay({ from: '22:00', to: '06:00' }) }
    const calendar = compiled({ ...data, holidays: [{ date: '2026-01-01' }] })
    expect(isOpen(calendar, utc('2026-01-01T05:00:00+08:00'))).toBe(true)
    expect(isOpen(calendar, utc('2026-01-01T23:00:00+08:00'))).toBe(false)
    expect(isOpen(calendar, utc('2026-01-02T05:00:00+08:00'))).toBe(false)
  })
})

describe('the next edge', () => {
  test.each([
    ['2026-03-02T08:00:00+08:00', '2026-03-02T09:00:00+08:00', '2026-03-02T12:00:00+08:00', 'before opening'],
    [
      '2026-03-02T09:00:00+08:00',
      '2026-03-02T13:00:00+08:00',
      '2026-03-02T12:00:00+08:00',
      'at opening: the one after it',
    ],
    [
      '2026-03-02T12:00:00+08:00',
      '2026-03-02T13:00:00+08:00',
      '2026-03-02T18:00:00+08:00',
      'at closing: the one after it',
    ],
    ['2026-03-06T18:00:00+08:00', '2026-03-09T09:00:00+08:00', '2026-03-09T12:00:00+08:00', 'over a weekend'],
    ['2026-12-31T18:00:00+08:00', '2027-01-01T09:00:00+08:00', '2027-01-01T12:00:00+08:00', 'over New Year'],
    ['2026-09-30T18:00:00+08:00', '2026-10-02T10:00:00+08:00', '2026-10-02T11:00:00+08:00', 'over a holiday'],
  ])('from %s it opens %s and closes %s: %s', (at, opens, closes) => {
    expect(nextOpening(shanghai, utc(at))).toBe(utc(opens))
    expect(nextClosing(shanghai, utc(at))).toBe(utc(closes))
  })

  test('a night over New Year is one stretch', () => {
    const calendar = compiled({ zone: 'Asia/Shanghai', weekly: everyDay({ from: '22:00', to: '06:00' }) })
    const eve = utc('2026-12-31T23:30:00+08:00')
    expect(iso(nextClosing(calendar, eve))).toBe('2026-12-31T22:00:00.000Z')
    expect(iso(nextOpening(calendar, eve))).toBe('2027-01-01T14:00:00.000Z')
  })

  test('round the clock never closes, and opens no more', () => {
    const at = utc('2026-12-31T12:00:00Z')
    expect([isOpen(always, at), nextClosing(always, at), nextOpening(always, at)]).toEqual([true, null, null])
  })

  test('round the clock with one holiday closes for exactly that local day', () => {
    const calendar = compiled({ zone: 'Asia/Shanghai', weekly: ROUND_THE_CLOCK, holidays: [{ date: '2031-01-01' }] })
    const at = utc('2026-06-01T00:00:00Z')
    expect(iso(nextClosing(calendar, at))).toBe('2030-12-31T16:00:00.000Z')
    expect(iso(nextOpening(calendar, at))).toBe('2031-01-01T16:00:00.000Z')
    expect(nextClosing(calendar, utc('2031-01-01T16:00:00Z'))).toBeNull()
  })

  test('a calendar without hours never opens', () => {
    expect([nextOpening(never, 0), nextClosing(never, 0)]).toEqual([null, null])
  })

  test('a calendar that opens once does so over New Year, and never after', () => {
    expect(iso(nextOpening(onceOnly, utc('2020-01-01T00:00:00Z')))).toBe('2026-12-31T15:00:00.000Z')
    expect(iso(nextClosing(onceOnly, utc('2020-01-01T00:00:00Z')))).toBe('2026-12-31T17:00:00.000Z')
    expect(nextOpening(onceOnly, utc('2026-12-31T15:00:00Z'))).toBeNull()
    expect(nextClosing(onceOnly, utc('2026-12-31T17:00:00Z'))).toBeNull()
  })
})

describe('businessMsBetween', () => {
  test.each([
    ['2026-03-02T09:00:00+08:00', '2026-03-02T09:00:00+08:00', 0, 'an instant and itself'],
    ['2026-03-02T09:00:00+08:00', '2026-03-02T18:00:00+08:00', 8 * HOUR, 'a working day'],
    ['2026-03-06T17:59:59+08:00', '2026-03-09T09:00:01+08:00', 2 * SECOND, 'a second on either side of a weekend'],
    ['2026-02-28T00:00:00+08:00', '2026-03-02T00:00:00+08:00', 0, 'a weekend'],
    ['2025-12-31T17:00:00+08:00', '2026-01-01T10:00:00+08:00', 2 * HOUR, 'over New Year'],
    [
      '2026-01-01T00:00:00+08:00',
      '2029-01-01T00:00:00+08:00',
      (782 - 2 + 1) * 8 * HOUR + HOUR + 30 * SECOND,
      'three years',
    ],
    ['2026-03-02T18:00:00+08:00', '2026-03-02T09:00:00+08:00', -8 * HOUR, 'backwards'],
  ])('from %s to %s there are %d ms: %s', (from, to, expected) => {
    expect(businessMsBetween(shanghai, utc(from), utc(to))).toBe(expected)
  })

  test.each([
    ['America/New_York', '2026-03-07', '2026-03-08', 23, 'a spring day has 23 hours'],
    ['America/New_York', '2026-10-31', '2026-11-01', 25, 'an autumn day has 25'],
    ['Australia/Lord_Howe', '2026-10-03', '2026-10-04', 23.5, 'a spring day on Lord Howe has 23 and a half'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-05', 24.5, 'an autumn day on Lord Howe has 24 and a half'],
    ['Pacific/Apia', '2011-12-29', '2011-12-30', 0, 'the skipped day has none'],
  ])('in %s a centre that closes only on the day before %s: %s has %d hours, %s', (zone, closedOn, date, hours) => {
    const day = compiled({ zone, weekly: {}, holidays: [{ date, spans: [{ from: '00:00', to: '24:00' }] }] })
    const from = utc(`${closedOn}T00:00:00Z`) - 48 * HOUR
    expect(businessMsBetween(day, from, from + 120 * HOUR)).toBe(hours * HOUR)
  })

  test.each([
    ['2026-03-08', '01:30', '03:30', 1, 'a gap shortens the span around it'],
    ['2026-03-08', '02:15', '02:45', 0, 'a span inside a gap has no time'],
    ['2026-03-08', '02:30', '04:00', 1, 'a span that starts in a gap starts when the gap ends'],
    ['2026-03-08', '01:00', '02:30', 1, 'a span that ends in a gap ends when the gap begins'],
    ['2026-11-01', '00:30', '02:30', 3, 'an overlap lengthens the span around it'],
    [
      '2026-11-01',
      '00:30',
      '01:30',
      1,
      'a span that ends in an overlap ends at the first occurrence, and stays closed',
    ],
    [
      '2026-11-01',
      '01:30',
      '02:30',
      2,
      'a span that starts in an overlap starts at the first occurrence, and stays open',
    ],
  ])('in New York on %s, %s to %s is %d hours: %s', (date, from, to, hours) => {
    const day = compiled({ zone: 'America/New_York', weekly: {}, holidays: [{ date, spans: [{ from, to }] }] })
    const noonBefore = utc(`${date}T12:00:00Z`) - 24 * HOUR
    expect(businessMsBetween(day, noonBefore, noonBefore + 48 * HOUR)).toBe(hours * HOUR)
  })
})

describe('addBusinessMs', () => {
  test.each([
    ['2026-03-02T10:00:00+08:00', 0, '2026-03-02T10:00:00+08:00', 'nothing is the same instant'],
    ['2026-03-01T10:00:00+08:00', 0, '2026-03-01T10:00:00+08:00', 'nothing on a Sunday is the same instant'],
    ['2026-03-02T10:00:00+08:00', 2 * HOUR, '2026-03-02T12:00:00+08:00', 'to closing is closing, not the next opening'],
    [
      '2026-03-02T10:00:00+08:00',
      2 * HOUR + 1,
      '2026-03-02T13:00:00.001+08:00',
      'a millisecond more is after the break',
    ],
    ['2026-03-01T10:00:00+08:00', 1, '2026-03-02T09:00:00.001+08:00', 'closed time does not count'],
    ['2026-03-06T17:00:00+08:00', 2 * HOUR, '2026-03-09T10:00:00+08:00', 'over a weekend'],
    ['2026-09-30T17:00:00+08:00', 3 * HOUR, '2026-10-05T10:00:00+08:00', 'over holidays, using their special hour'],
    [
      '2026-01-01T00:00:00+08:00',
      (261 - 2 + 1) * 8 * HOUR + HOUR + 30 * SECOND,
      '2026-12-31T18:00:00+08:00',
      'a whole year',
    ],
  ])('from %s, %d ms later is %s: %s', (from, ms, expected) => {
    expect(addBusinessMs(shanghai, utc(from), ms)).toEqual({ ok: true, at: utc(expected) })
  })

  test('a calendar that never opens refuses at once', () => {
    expect(addBusinessMs(never, 0, 1)).toEqual({ ok: false, refusal: 'calendar-never-opens' })
  })

  test('a calendar that opens once gives that time to its last millisecond, and refuses one more', () => {
    const from = utc('2026-01-01T00:00:00Z')
    expect(addBusinessMs(onceOnly, from, 2 * HOUR)).toEqual({ ok: true, at: utc('2026-12-31T17:00:00Z') })
    expect(addBusinessMs(onceOnly, from, 2 * HOUR + 1)).toEqual({ ok: false, refusal: 'calendar-never-opens' })
  })

  test('an answer past 2199 is refused', () => {
    expect(addBusinessMs(nights, 0, 1e13)).toEqual({ ok: false, refusal: 'beyond-horizon' })
  })

  test.each([-1, Number.NaN])('%d ms is a fault', (ms) => {
    expect(() => addBusinessMs(shanghai, 0, ms)).toThrow(/0 or more/)
  })

  test('a start outside the years the library answers for is a fault', () => {
    expect(() => addBusinessMs(shanghai, Date.UTC(2300, 0, 1), 1)).toThrow(/1900 to 2199/)
  })
})
