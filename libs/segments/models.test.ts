import { describe, expect, test } from 'vitest'
import { assetsTier, type MonthOfTier, tierReached } from './assets-tier.ts'
import { lifeStage } from './life-stage.ts'
import { DEFAULT_SEGMENTS } from './models.ts'
import { readOut, readReason } from './read-out.ts'
import { faultsOf, type Line, type Rule } from './rule.ts'
import { RULE_LOCALES } from './words.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 23)
const days = (count: number) => NOW - count * DAY
const once = (...ago: number[]) => ago.map((day) => ({ dayAt: days(day), count: 10 }))

test.each([
  [0, 'mass'],
  [4_999_999, 'mass'],
  [5_000_000, 'gold'],
  [49_999_999, 'gold'],
  [50_000_000, 'affluent'],
  [500_000_000, 'diamond'],
  [600_000_000, 'private'],
] as const)('%i minor units a month reach %s', (minor, tier) => {
  expect(tierReached(minor)).toBe(tier)
})

const months = (...tiers: MonthOfTier['tier'][]): MonthOfTier[] =>
  tiers.map((tier, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, tier }))
test.each<[string, MonthOfTier[], string, string | undefined]>([
  ['nothing known, no tier', [], '2026-01', undefined],
  ['it begins where the first month is', months('gold'), '2026-01', 'gold'],
  ['reached this month, not yet up', months('mass', 'gold'), '2026-02', 'mass'],
  ['up in the month after', months('mass', 'gold'), '2026-03', 'gold'],
  ['two months below, still there', months('gold', 'mass', 'mass'), '2026-04', 'gold'],
  ['down after three', months('gold', 'mass', 'mass', 'mass'), '2026-05', 'mass'],
  ['a month that reaches it again begins anew', months('gold', 'mass', 'mass', 'gold', 'mass'), '2026-06', 'gold'],
  ['down to the best of the months below', months('diamond', 'gold', 'affluent', 'mass'), '2026-05', 'affluent'],
  ['private holds for five months below', months('private', ...Array<'gold'>(5).fill('gold')), '2026-07', 'private'],
  ['and not for six', months('private', ...Array<'gold'>(6).fill('gold')), '2026-08', 'gold'],
])('tier by assets: %s', (_name, known, month, tier) => {
  expect(assetsTier(known, month)).toBe(tier)
})

test.each([
  ['new on day 30', days(30), [], 'new'],
  ['unknown on day 31 without activity', days(31), [], undefined],
  ['growing on day 31', days(31), once(1, 40), 'growing'],
  ['growing on day 180', days(180), once(1, 100), 'growing'],
  ['mature on day 181', days(181), once(1, 100), 'mature'],
  ['mature on day 541', days(541), once(1, 100), 'mature'],
  ['declining at exactly 30 % less', days(400), [...once(100), { dayAt: days(1), count: 7 }], 'declining'],
  [
    'not declining at 29 % less',
    days(400),
    [
      { dayAt: days(100), count: 100 },
      { dayAt: days(1), count: 71 },
    ],
    'mature',
  ],
  ['not lost on day 179', days(400), once(179), 'declining'],
  ['lost on day 180', days(400), once(180), 'lost'],
  ['unknown without the day they came', null, once(1), undefined],
] as const)('life cycle: %s', (_name, since, activity, stage) => {
  expect(lifeStage(since, activity, NOW)?.stage).toBe(stage)
})

test('a stage lasts until the instant it says', () => {
  const first = lifeStage(days(30), [], NOW)
  expect(lifeStage(days(30), [], (first?.until ?? 0) - 1)?.stage).toBe('new')
  expect(lifeStage(days(30), once(1), first?.until ?? 0)?.stage).toBe('growing')
})

const line = (change: Partial<Line>): Line => ({ field: 'contacts-90d', is: 'at-least', value: 1, ...change })
test.each<[string, Rule, 'service' | 'marketing', readonly string[]]>([
  ['feeling serves', line({ field: 'feeling', is: 'one-of', words: ['angry'] }), 'service', []],
  [
    'feeling never sells',
    line({ field: 'feeling', is: 'one-of', words: ['angry'] }),
    'marketing',
    ['field-not-for-marketing'],
  ],
  [
    'needs never sell, however deep',
    { of: 'none', rules: [line({ field: 'needs', is: 'one-of', words: ['x'] })] },
    'marketing',
    ['field-not-for-marketing'],
  ],
  ['an empty group', { of: 'all', rules: [] }, 'service', ['empty-group']],
  ['more than there are', { of: 'at-least', count: 2, rules: [line({})] }, 'service', ['count-out-of-range']],
  ['a number compared with words', line({ is: 'one-of', words: ['x'] }), 'service', ['comparison-not-of-field']],
  ['no number', line({ value: undefined }), 'service', ['number-missing']],
  ['an empty range', line({ is: 'between', value: 2, upTo: 2 }), 'service', ['range-empty']],
  ['no words', line({ field: 'products', is: 'one-of', words: [] }), 'service', ['words-missing']],
  ['a tier nobody knows', line({ field: 'bank-tier', is: 'one-of', words: ['silver'] }), 'service', ['word-not-known']],
])('a rule may be refused: %s', (_name, rule, purpose, faults) => {
  expect(faultsOf(rule, purpose).map(({ fault }) => fault)).toEqual(faults)
})

describe('the originals', () => {
  test('are rules without fault, each with its own code', () => {
    for (const { rule, purpose } of DEFAULT_SEGMENTS) expect(faultsOf(rule, purpose)).toEqual([])
    expect(new Set(DEFAULT_SEGMENTS.map(({ code }) => code)).size).toBe(DEFAULT_SEGMENTS.length)
  })
  test('can be read out in every language', () => {
    for (const { rule } of DEFAULT_SEGMENTS)
      for (const locale of RULE_LOCALES) expect(readOut(rule, locale)).not.toMatch(/undefined|^$/)
  })
})

test('a rule and a reason are read as people say them', () => {
  const rule: Rule = {
    of: 'all',
    rules: [
      { of: 'any', rules: [line({}), line({ field: 'assets-month-average', value: 5_000_000 })] },
      { of: 'none', rules: [line({ field: 'days-since-activity', is: 'between', value: 30, upTo: 90 })] },
    ],
  }
  expect(readOut(rule, 'zh-CN')).toBe(
    '（近90天联络次数 ≥ 1 或 资产月日均 ≥ 50,000 元），且以下都不满足：距上次动账的天数 在 30 天 至 90 天（不含）之间',
  )
  const why = {
    line: line({ field: 'assets-month-average', value: 5_000_000 }),
    answer: 'yes',
    value: 6_200_000,
  } as const
  expect(readReason(why, 'zh-CN')).toBe('资产月日均 ≥ 50,000 元（当前：62,000 元）')
  expect(readReason({ ...why, value: null }, 'en')).toBe('assets, month average ≥ CNY 50,000')
})
