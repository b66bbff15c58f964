import { describe, expect, it } from 'vitest'
import { changeText, figureLine, targetText } from './figure-text.ts'

describe('a figure has its unit', () => {
  it.each([
    [0.947, 'share', '94.7 %'],
    [0, 'share', '0.0 %'],
    [12.34, 'seconds', '12.3 秒'],
    [59.94, 'seconds', '59.9 秒'],
    [60, 'seconds', '01:00'],
    [272.6, 'seconds', '04:32'],
    [1234, 'count', '1,234 件'],
    [null, 'share', '—'],
    [undefined, 'seconds', '—'],
  ] as const)('%j as %s is %s', (value, unit, text) => {
    expect(figureLine(value, unit, 'zh-CN')).toBe(text)
  })
})

describe('a change has a direction, and none without a comparison', () => {
  it.each([
    [0.947, 0.941, 'share', '↑ 0.6'],
    [0.069, 0.073, 'share', '↓ 0.4'],
    [12, 12.04, 'seconds', '→ 0'],
    [17, 11, 'count', '↑ 6'],
    [null, 0.5, 'share', null],
    [0.5, null, 'share', null],
  ] as const)('%j after %j', (now, before, unit, text) => {
    expect(changeText(now, before, unit, 'zh-CN')).toBe(text)
  })
})

it.each([
  [{ direction: 'at-least', target: 0.92 }, 'share', '≥ 92 %'],
  [{ direction: 'at-most', target: 0.075 }, 'share', '≤ 7.5 %'],
  [{ direction: 'at-most', target: 20 }, 'seconds', '≤ 20 秒'],
  [{ direction: 'at-most', target: 300 }, 'seconds', '≤ 05:00'],
  [{ direction: 'at-most', target: 3 }, 'count', '≤ 3'],
] as const)('the target %j reads %s', (goal, unit, text) => {
  expect(targetText(goal, unit, 'zh-CN')).toBe(text)
})
