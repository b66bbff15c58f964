import { expect, it } from 'vitest'
import { bytes, money, number, percent } from './numbers.ts'

it.each([
  [number(null, 'zh-CN'), '—'],
  [number(undefined, 'en'), '—'],
  [number(Number.NaN, 'en'), '—'],
  [number(0, 'en'), '0'],
  [number(-1972.4, 'zh-CN', 1), '−1,972.4'],
  [percent(0.8256, 'zh-CN'), '82.6'],
  [percent(0, 'zh-CN'), '0.0'],
  [percent(null, 'zh-CN'), '—'],
  [money(128_000, 'zh-TW'), '1,280.00'],
  [bytes(0, 'en'), '0 B'],
  [bytes(1023, 'en'), '1,023 B'],
  [bytes(1024, 'en'), '1.0 KB'],
  [bytes(12_345_678, 'zh-CN'), '11.8 MB'],
])('%s is %s', (shown, expected) => {
  expect(shown).toBe(expected)
})
