import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'

test('rests for thirty seconds after the fifth failure in a row, then lets one try, whose failure is another rest', () => {
  const breaker = createBreaker()
  for (let n = 0; n < 4; n++) breaker.failed(0)
  expect(breaker.allows(0)).toBe(true)
  breaker.failed(0)
  expect([0, 29_999].map(breaker.allows)).toEqual([false, false])
  expect([30_000, 30_001].map(breaker.allows)).toEqual([true, false])
  breaker.failed(30_100)
  expect([60_099, 60_100].map(breaker.allows)).toEqual([false, true])
  breaker.succeeded()
  expect(breaker.allows(60_101)).toBe(true)
})

test('failures with an answer between them are not in a row', () => {
  const breaker = createBreaker()
  for (let n = 0; n < 20; n++) {
    breaker.failed(n)
    if (n % 4 === 3) breaker.succeeded()
  }
  expect(breaker.allows(20)).toBe(true)
})
