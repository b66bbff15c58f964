import { expect, test } from 'vitest'
import { luhnCheckDigit, luhnSums, passesLuhn } from './luhn.ts'

const numbers = [
  ['79927398713', true],
  ['79927398710', false],
  ['4111111111111111', true],
  ['4111111111111112', false],
  ['378282246310005', true],
  ['30569309025904', true],
  ['6200000000000005', true],
  ['0', true],
] as const

test.each(numbers)('%s passes Luhn: %s', (number, passes) => {
  const values = Uint8Array.from(number, Number)
  expect(passesLuhn(luhnSums(values, 0, values.length), 0, values.length)).toBe(passes)
})

test('a window of a longer run is judged as if it stood alone', () => {
  const values = Uint8Array.from('9941111111111111117', Number)
  const sums = luhnSums(values, 1, values.length)
  expect(passesLuhn(sums, 2, 18)).toBe(true)
  expect(passesLuhn(sums, 1, 17)).toBe(false)
})

test('the check digit completes the number published as the example of the algorithm', () => {
  expect(luhnCheckDigit('7992739871')).toBe(3)
  expect(luhnCheckDigit('411111111111111')).toBe(1)
})
