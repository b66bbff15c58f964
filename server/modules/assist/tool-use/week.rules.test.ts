import { expect, it } from 'vitest'
import { mondayOf, weekOf, zoneOf } from '#modules/assist/tool-use/week.ts'

it.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on Monday %s', (date, monday) => {
  expect(mondayOf(date)).toBe(monday)
})

it('a week begins at midnight by the clock of the house, not of Greenwich', () => {
  const zone = zoneOf('Asia/Shanghai')
  expect(weekOf(zone, Date.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-16')
  expect(weekOf(zone, Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
})
