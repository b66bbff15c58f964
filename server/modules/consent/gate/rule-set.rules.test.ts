import { expect, it } from 'vitest'
import type { HolidayYear } from '#libs/business-calendar/holiday-year.ts'
import { holidaysOf } from './rule-set.ts'

const year = (of: number, ...dates: readonly string[]): HolidayYear => ({
  ...{ year: of, adjustedWorkdays: [] },
  holidays: dates.map((date) => ({ date, name: 'x', isPaid: true })),
})

it.each([
  ['what is built in holds while nothing is imported', 'CN', [], '2026-10-01', true],
  ['an imported year stands for the built-in one', 'CN', [year(2026, '2026-10-02')], '2026-10-01', false],
  ['and its own dates hold', 'CN', [year(2026, '2026-10-02')], '2026-10-02', true],
  ['another year leaves it alone', 'CN', [year(2027, '2026-12-31', '2027-01-01')], '2026-10-01', true],
  ['the December of a year to come counts', 'CN', [year(2027, '2026-12-31', '2027-01-01')], '2026-12-31', true],
  ['where nothing is built in, what was imported holds', 'US', [year(2027, '2027-07-04')], '2027-07-04', true],
  ['and no other', 'US', [], '2026-10-01', false],
] as const)('%s', (_claim, jurisdiction, years, date, is) => {
  expect(holidaysOf(jurisdiction, years).has(date)).toBe(is)
})
