import { expect, test } from 'vitest'
import { hongKongCheck, isCalendarDay, isProvince, isTaiwanNumber, mainlandCheck } from './identity-numbers.ts'

const values = (digits: string) => Array.from(digits, Number)

test.each([
  ['11010519491231002', 10],
  ['44052418800101001', 4],
  ['34052419800101001', 10],
])('the check of %s is %i', (body, check) => {
  expect(mainlandCheck(values(body), 0)).toBe(check)
})

test.each([
  ['A', '123456789', true],
  ['A', '123456788', false],
  ['A', '800000014', true],
  ['A', '323456789', false],
  ['a', '123456789', false],
])('Taiwan number %s%s is right: %s', (letter, digits, right) => {
  expect(isTaiwanNumber(letter, values(digits))).toBe(right)
})

test.each([
  ['A', '123456', '3'],
  ['G', '123456', 'A'],
  ['AB', '987654', '3'],
])('the check of Hong Kong number %s%s is %s', (letters, digits, check) => {
  expect(hongKongCheck(letters, values(digits))).toBe(check)
})

test('29 February is a day only in leap years', () => {
  expect(isCalendarDay(2000, 2, 29)).toBe(true)
  expect(isCalendarDay(1900, 2, 29)).toBe(false)
  expect(isCalendarDay(1999, 2, 29)).toBe(false)
  expect(isCalendarDay(1990, 13, 1)).toBe(false)
  expect(isCalendarDay(1899, 12, 31)).toBe(false)
})

test('a number begins with the code of a province that exists', () => {
  expect([11, 65, 83].every(isProvince)).toBe(true)
  expect([0, 10, 20, 29, 66, 99].some(isProvince)).toBe(false)
})
