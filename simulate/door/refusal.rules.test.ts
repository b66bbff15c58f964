import { expect, test } from 'vitest'
import { isPassing, LineLost, Refusal } from './refusal.ts'

test.each([408, 429, 500, 503])('what was refused with %i is worth another try', (status) => {
  expect(isPassing(new Refusal(status, 'refused'))).toBe(true)
})

test.each([400, 401, 403, 404, 409, 422])('what was refused with %i is refused for good', (status) => {
  expect(isPassing(new Refusal(status, 'refused'))).toBe(false)
})

test('a line that broke is worth another try, a fault of our own is not', () => {
  expect(isPassing(new LineLost('the line broke'))).toBe(true)
  expect(isPassing(new TypeError('x is not a function'))).toBe(false)
})
