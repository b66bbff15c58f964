import { describe, expect, it } from 'vitest'
import { dayKindsOf, PAY_RULES, payRulesWith } from '#modules/rosters/export-pay-days.ts'

/** Shifts on these dates; one that ends with `+` is overtime from its start. */
const shifts = (...dates: readonly string[]) =>
  dates.map((date) => {
    const startsAt = Date.parse(`${date.slice(0, 10)}T09:00:00Z`)
    return { date: date.slice(0, 10), startsAt, overtimeFromAt: date.endsWith('+') ? startsAt : null }
  })
const week = (count: number) => Array.from({ length: count }, (_, day) => `2026-11-${String(16 + day)}`)

describe('what a date is for payroll', () => {
  it.each([
    [
      'five days worked in a week are workdays, at a weekend too',
      ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
      '2026-11-22',
      'workday',
      'workday',
    ],
    ['the sixth is a rest day', week(6), '2026-11-21', 'rest-day', 'rest-day'],
    [
      'the seventh is regular leave in Taiwan, and a rest day in mainland China',
      week(7),
      '2026-11-22',
      'rest-day',
      'regular-leave',
    ],
    ['the count begins anew on Monday', [...week(6), '2026-11-23'], '2026-11-23', 'workday', 'workday'],
    [
      'an extra shift is work on a rest day, whenever it is',
      ['2026-11-16+', '2026-11-17'],
      '2026-11-16',
      'rest-day',
      'rest-day',
    ],
    [
      'an extra shift early in the week makes no rest day of an ordinary one',
      ['2026-11-16+', ...week(6).slice(1)],
      '2026-11-21',
      'workday',
      'workday',
    ],
    [
      'an extra shift after six ordinary ones is the seventh',
      [...week(6), '2026-11-22+'],
      '2026-11-22',
      'rest-day',
      'regular-leave',
    ],
    ['the end of a night belongs to the shift it ends', week(6), '2026-11-22', 'rest-day', 'rest-day'],
    ['a date nobody works is a workday', [], '2026-11-18', 'workday', 'workday'],
    ['a holiday is a holiday, worked or not', [], '2026-05-01', 'holiday', 'holiday'],
    [
      'a holiday worked is none of the five',
      ['2026-09-25', ...['21', '22', '23', '24', '26'].map((day) => `2026-09-${day}`)],
      '2026-09-26',
      'workday',
      'workday',
    ],
    ['National Day of 2025 is one in mainland China', ['2025-10-01'], '2025-10-01', 'holiday', 'workday'],
    ['the day after a holiday worked is a workday again', ['2026-09-25'], '2026-09-26', 'workday', 'workday'],
  ] as const)('%s', (_claim, worked, date, china, taiwan) => {
    expect(dayKindsOf(shifts(...worked), PAY_RULES.CN)(date)).toBe(china)
    expect(dayKindsOf(shifts(...worked), PAY_RULES.TW)(date)).toBe(taiwan)
  })
})

it('a year read from a file is paid by what it marks as paid, in the country of the house', () => {
  const days = [
    { date: '2027-10-01', name: '国庆节', isPaid: true },
    { date: '2027-10-05', name: '国庆节', isPaid: false },
  ]
  const year = { year: 2027, holidays: days, adjustedWorkdays: [] }
  const rules = payRulesWith('CN', [year], true)
  expect(rules.years).toContain(2027)
  expect(dayKindsOf([], rules)('2027-10-01')).toBe('holiday')
  expect(dayKindsOf([], rules)('2027-10-05')).toBe('workday')
  expect(payRulesWith('TW', [year], false).years).not.toContain(2027)
  // A year of which no file marks a paid day stays as it was: unknown, or the one that comes with the product.
  expect(payRulesWith('CN', [{ ...year, holidays: days.slice(1) }], true).years).not.toContain(2027)
  const again = payRulesWith(
    'CN',
    [{ ...year, year: 2026, holidays: [{ date: '2026-10-02', name: '', isPaid: true }] }],
    true,
  )
  expect([dayKindsOf([], again)('2026-10-02'), dayKindsOf([], again)('2026-10-01')]).toEqual(['holiday', 'workday'])
  expect(dayKindsOf([], again)('2025-10-01')).toBe('holiday')
})
