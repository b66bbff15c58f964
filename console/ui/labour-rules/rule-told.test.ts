import { expect, it } from 'vitest'
import { ruleTold } from './rule-told.ts'

it.each([
  [
    'hours',
    { ruleId: 'CN-REST-11', kind: 'rest-between-shifts', found: 28_800, allowed: 39_600, unit: 'seconds' },
    'zh-CN',
    '两个班次之间休息不够（CN-REST-11：8 小时，规定 11 小时）',
  ],
  [
    'what is shorter in minutes',
    { ruleId: 'CN-MEAL', kind: 'meal-away-from-ends', found: 1_800, allowed: 3_600, unit: 'seconds' },
    'zh-TW',
    '用餐離班別頭尾太近（CN-MEAL：30 分鐘，規定 60 分鐘）',
  ],
  [
    'days as they are counted',
    { ruleId: 'CN-DAYS', kind: 'days-in-a-row', found: 7, allowed: 6, unit: 'days' },
    'en',
    'Too many days in a row (CN-DAYS: 7, the rule says 6)',
  ],
  [
    'what a figure would not make clearer',
    { ruleId: 'ROSTER-START', kind: 'shift-start', found: 22_500, allowed: 0, unit: 'seconds' },
    'zh-CN',
    '合同不允许这个开始时间（ROSTER-START）',
  ],
  [
    'a kind that is not known, too',
    { ruleId: 'X-1', kind: 'new-kind', found: 1, allowed: 0, unit: 'shifts' },
    'en',
    'A rule forbids it (X-1: 1, the rule says 0)',
  ],
] as const)('%s are told in words', (_claim, rule, locale, words) => {
  expect(ruleTold(rule, locale)).toBe(words)
})
