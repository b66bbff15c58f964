import { describe, expect, test } from 'vitest'
import { addCalendarDays, addWorkingDays, isWorkingDay } from './legal-days.ts'
import { compiled, OFFICE_WEEK, ROUND_THE_CLOCK } from './testing/test-calendars.ts'

const utc = (text: string) => Date.parse(text)
const shanghai = compiled({
  zone: 'Asia/Shanghai',
  weekly: OFFICE_WEEK,
  holidays: [{ date: '2026-10-01' }, { date: '2026-10-02', spans: [{ from: '09:00', to: '12:00' }] }],
  adjustedWorkdays: [{ date: '2026-10-10', like: 'monday' }],
})
const due = (dueOn: string, endsAt: string) => ({ ok: true, dueOn, endsAt: utc(endsAt) })

describe('calendar days', () => {
  test.each([
    ['2026-03-02T00:00:00+08:00', 15, '2026-03-17', '2026-03-18T00:00:00+08:00', 'from the first instant of a day'],
    ['2026-03-02T23:59:59.999+08:00', 15, '2026-03-17', '2026-03-18T00:00:00+08:00', 'from its last'],
    ['2026-03-02T10:00:00+08:00', 0, '2026-03-02', '2026-03-03T00:00:00+08:00', 'day 0 is the start day'],
    ['2026-09-26T10:00:00+08:00', 5, '2026-10-01', '2026-10-02T00:00:00+08:00', 'no roll-over from a holiday'],
    ['2028-02-14T10:00:00+08:00', 15, '2028-02-29', '2028-03-01T00:00:00+08:00', 'onto a leap day'],
  ])('from %s, %d days end with %s: %s', (from, days, dueOn, endsAt) => {
    expect(addCalendarDays(shanghai, utc(from), days)).toEqual(due(dueOn, endsAt))
  })

  test('rolling over goes past holidays and weekends, and stops at an adjusted Saturday', () => {
    const options = { rollsOver: true }
    expect(addCalendarDays(shanghai, utc('2026-09-26T10:00:00+08:00'), 5, options)).toEqual(
      due('2026-10-05', '2026-10-06T00:00:00+08:00'),
    )
    expect(addCalendarDays(shanghai, utc('2026-10-05T10:00:00+08:00'), 5, options)).toEqual(
      due('2026-10-10', '2026-10-11T00:00:00+08:00'),
    )
  })

  test.each([
    ['America/New_York', '2026-03-07T17:00:00Z', 1, '2026-03-08', '2026-03-09T04:00:00Z', 'a day of 23 hours'],
    ['America/New_York', '2026-10-31T17:00:00Z', 1, '2026-11-01', '2026-11-02T05:00:00Z', 'a day of 25 hours'],
    [
      'Asia/Beirut',
      '2026-03-28T12:00:00Z',
      0,
      '2026-03-28',
      '2026-03-28T22:00:00Z',
      'before a day that starts at 01:00',
    ],
    ['Pacific/Apia', '2011-12-29T12:00:00Z', 1, '2011-12-31', '2011-12-31T10:00:00Z', 'the skipped date is no day'],
    ['America/St_Johns', '2010-11-07T02:45:00Z', 0, '2010-11-07', '2010-11-08T03:30:00Z', 'a day once begun has begun'],
  ])('in %s from %s, %d days end with %s: %s', (zone, from, days, dueOn, endsAt) => {
    const calendar = compiled({ zone, weekly: OFFICE_WEEK })
    expect(addCalendarDays(calendar, utc(from), days)).toEqual(due(dueOn, endsAt))
  })
})

describe('working days', () => {
  test.each([
    ['2026-03-06T10:00:00+08:00', 1, '2026-03-09', 'over a weekend'],
    ['2026-03-07T10:00:00+08:00', 1, '2026-03-09', 'from a Saturday'],
    ['2026-03-07T10:00:00+08:00', 0, '2026-03-07', 'day 0 may be a Saturday'],
    ['2026-09-30T10:00:00+08:00', 1, '2026-10-05', 'a holiday does not count, with special hours or without'],
    ['2026-10-09T10:00:00+08:00', 1, '2026-10-10', 'an adjusted Saturday counts'],
    ['2026-10-09T10:00:00+08:00', 2, '2026-10-12', 'the Sunday after it does not'],
  ])('from %s, %d working days end with %s: %s', (from, days, dueOn) => {
    expect(addWorkingDays(shanghai, utc(from), days)).toMatchObject({ ok: true, dueOn })
  })

  test('with 0 days, rolling over leaves a Saturday for the Monday', () => {
    const from = utc('2026-03-07T10:00:00+08:00')
    expect(addWorkingDays(shanghai, from, 0, { rollsOver: true })).toMatchObject({ dueOn: '2026-03-09' })
  })

  test('a round-the-clock centre counts the weekdays it names', () => {
    const calendar = compiled({
      zone: 'Asia/Shanghai',
      weekly: ROUND_THE_CLOCK,
      workingWeekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    })
    expect(isWorkingDay(calendar, '2026-03-07')).toBe(false)
    expect(addWorkingDays(calendar, utc('2026-03-06T10:00:00+08:00'), 1)).toMatchObject({ dueOn: '2026-03-09' })
  })
})

describe('suspension', () => {
  const suspended = (from: string, to: string) => ({ isSuspendedAt: (at: number) => utc(from) <= at && at < utc(to) })

  test.each([
    ['2026-03-03T10:00:00+08:00', '2026-03-03T15:00:00+08:00', '2026-03-04', 'within a day it moves nothing'],
    ['2026-03-03T10:00:00+08:00', '2026-03-04T00:00:00+08:00', '2026-03-05', 'to the end of a day it moves a day'],
    ['2026-03-03T10:00:00+08:00', '2026-03-03T23:59:59.999+08:00', '2026-03-04', 'a millisecond less moves nothing'],
    ['2026-03-02T12:00:00+08:00', '2026-03-04T12:00:00+08:00', '2026-03-06', 'over two midnights it moves two days'],
    ['2026-03-04T12:00:00+08:00', '2026-03-06T12:00:00+08:00', '2026-03-06', 'the due day is never a suspended one'],
    ['2026-03-05T00:00:00+08:00', '2026-03-09T00:00:00+08:00', '2026-03-04', 'after the due day it moves nothing'],
  ])('from %s to %s, two days from 2026-03-02 end with %s: %s', (from, to, dueOn) => {
    const answer = addCalendarDays(shanghai, utc('2026-03-02T09:00:00+08:00'), 2, suspended(from, to))
    expect(answer).toMatchObject({ ok: true, dueOn })
  })

  test('of working days, only suspended working days move the due day', () => {
    const friday = utc('2026-03-06T09:00:00+08:00')
    const weekend = suspended('2026-03-07T00:00:00+08:00', '2026-03-09T00:00:00+08:00')
    expect(addWorkingDays(shanghai, friday, 1, weekend)).toMatchObject({ dueOn: '2026-03-09' })
    const overFriday = suspended('2026-03-06T12:00:00+08:00', '2026-03-09T12:00:00+08:00')
    expect(addWorkingDays(shanghai, friday, 1, overFriday)).toMatchObject({ dueOn: '2026-03-10' })
  })
})

describe('refusals and faults', () => {
  const noWork = compiled({ zone: 'Asia/Shanghai', weekly: {} })

  test('working days of a calendar that never works are refused', () => {
    expect(addWorkingDays(noWork, 0, 1)).toEqual({ ok: false, refusal: 'never-working' })
    expect(addCalendarDays(noWork, 0, 1, { rollsOver: true })).toEqual({ ok: false, refusal: 'never-working' })
    expect(addCalendarDays(noWork, 0, 1)).toMatchObject({ ok: true })
  })

  test('a due day past 2199 is refused', () => {
    expect(addCalendarDays(shanghai, 0, 100_000)).toEqual({ ok: false, refusal: 'beyond-horizon' })
  })

  test.each([-1, 0.5, Number.NaN])('%d days are a fault', (days) => {
    expect(() => addCalendarDays(shanghai, 0, days)).toThrow(/whole number/)
  })
})
