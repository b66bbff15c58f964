import { describe, expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { DEFAULT_SEGMENTS } from './models.ts'
import { readReason } from './read-out.ts'
import { blurred, bordersOf, type RfmBorders, rfmBorders, rfmFacts } from './rfm.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 23)
const on = (...ago: number[]) => ago.map((days) => ({ dayAt: NOW - days * DAY, count: 1 }))
const BORDERS: RfmBorders = {
  asOf: NOW - DAY,
  recency: [15, 30, 60, 120],
  frequency: [2, 4, 8, 16],
  money: [1_000, 2_000, 3_000, 4_000],
}
const scoreOf = (facts: ReturnType<typeof rfmFacts>, field: 'recency-score' | 'frequency-score' | 'money-score') => {
  const known = facts[field]
  return known && 'value' in known ? known.value : undefined
}

describe('borders', () => {
  test.each<[string, number[], readonly number[] | null]>([
    ['of four customers there are none', [1, 2, 3, 4], null],
    ['of five each is a fifth', [5, 4, 3, 2, 1], [1, 2, 3, 4]],
    ['of ten two are', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], [2, 4, 6, 8]],
    ['of six the rest goes to the upper fifths', [1, 2, 3, 4, 5, 6], [2, 3, 4, 5]],
    ['of equals are equal', [7, 7, 7, 7, 7], [7, 7, 7, 7]],
  ])('%s', (_name, values, borders) => {
    expect(bordersOf(Float64Array.from(values))).toEqual(borders)
  })

  test('of money are nobody’s own amount: rounded up to three figures', () => {
    expect(blurred([7, 99, 12_345, 1_000_001])).toEqual([7, 99, 12_400, 1_010_000])
    expect(blurred(null)).toBeNull()
  })

  test('are drawn of those alone of whom something is known, each by itself', () => {
    const measures = [1, 2, 3, 4, 5].map((days) => ({ days, count: days, minor: days === 1 ? null : days }))
    expect(rfmBorders(measures, NOW)).toEqual({
      asOf: NOW,
      recency: [1, 2, 3, 4],
      frequency: [1, 2, 3, 4],
      money: null,
    })
  })
})

describe('scores', () => {
  test.each([
    [0, 5],
    [15, 5],
    [16, 4],
    [60, 3],
    [61, 2],
    [120, 2],
    [121, 1],
    [900, 1],
  ])('who did something %i days ago has recency %i', (ago, score) => {
    expect(scoreOf(rfmFacts(on(ago), null, BORDERS, NOW), 'recency-score')).toBe(score)
  })

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [16, 4],
    [17, 5],
  ])('%i transactions a year are frequency %i', (count, score) => {
    expect(scoreOf(rfmFacts([{ dayAt: NOW - DAY, count }], null, BORDERS, NOW), 'frequency-score')).toBe(score)
  })

  test('what is a year old no longer counts as frequency', () => {
    expect(scoreOf(rfmFacts([{ dayAt: NOW - 365 * DAY, count: 50 }], null, BORDERS, NOW), 'frequency-score')).toBe(1)
    expect(scoreOf(rfmFacts([{ dayAt: NOW - 364 * DAY, count: 50 }], null, BORDERS, NOW), 'frequency-score')).toBe(5)
  })

  test.each([
    ['without borders', rfmFacts(on(1), 5_000, null, NOW)],
    ['without any activity', rfmFacts([], 5_000, BORDERS, NOW)],
  ])('are unknown %s', (_name, facts) => {
    expect(facts).toEqual({})
  })

  test('of money are unknown without an amount, and the others are not', () => {
    const facts = rfmFacts(on(1), null, BORDERS, NOW)
    expect(Object.keys(facts)).toEqual(['recency-score', 'frequency-score'])
    expect(scoreOf(rfmFacts(on(1), 4_001, BORDERS, NOW), 'money-score')).toBe(5)
    expect(scoreOf(rfmFacts(on(1), 0, BORDERS, NOW), 'money-score')).toBe(1)
  })

  test.each([
    [12, 16],
    [16, 31],
    [119, 121],
  ])('recency of %i days ago changes by time alone at day %i', (ago, day) => {
    const facts = rfmFacts(on(ago), null, BORDERS, NOW)
    const at = NOW + (day - ago) * DAY
    const score = scoreOf(facts, 'recency-score')
    expect(facts['recency-score']).toMatchObject({ until: at })
    expect(scoreOf(rfmFacts(on(ago), null, BORDERS, at - 1), 'recency-score')).toBe(score)
    expect(scoreOf(rfmFacts(on(ago), null, BORDERS, at), 'recency-score')).toBe(Number(score) - 1)
  })
})

const answerOf = (code: string, facts: ReturnType<typeof rfmFacts>) => {
  const rule = DEFAULT_SEGMENTS.find((one) => one.code === code)?.rule
  return rule && evaluate(rule, facts, NOW).answer
}
const doing = (ago: number, count: number, minor: number | null) =>
  rfmFacts([{ dayAt: NOW - ago * DAY, count }], minor, BORDERS, NOW)

test.each([
  ['often, lately and much', doing(30, 9, 3_001), 'yes', 'no'],
  ['a day later than the fifth', doing(31, 9, 3_001), 'no', 'no'],
  ['often and much, long ago', doing(61, 5, 2_001), 'no', 'yes'],
  ['seldom, long ago', doing(61, 4, 2_001), 'no', 'no'],
  ['often and lately, amounts not told', doing(30, 9, null), 'unknown', 'no'],
  ['nothing known', {}, 'unknown', 'unknown'],
])('champions and those about to be lost: %s', (_name, facts, champions, lost) => {
  expect([answerOf('rfm-champions', facts), answerOf('rfm-about-to-lose', facts)]).toEqual([champions, lost])
})

test('a reason says what was measured and where the fifth ends', () => {
  const line = { field: 'recency-score', is: 'at-least', value: 4 } as const
  const [reason] = evaluate(line, rfmFacts(on(12), null, BORDERS, NOW), NOW).reasons
  if (!reason) throw new Error('no reason')
  expect(readReason(reason, 'zh-CN')).toBe(
    '最近动账评分（1–5） ≥ 4（当前：5 分，实为 12 天；该档不超过 15 天，2026-11-22 划定）',
  )
  expect(readReason(reason, 'zh-TW')).toBe(
    '最近動帳評分（1–5） ≥ 4（目前：5 分，實為 12 天；該級距不超過 15 天，2026-11-22 劃定）',
  )
  expect(readReason(reason, 'en')).toBe(
    'recency score (1–5) ≥ 4 (now: 5: 12 days, of the fifth up to 15 days, drawn 2026-11-22)',
  )
  const [often] = evaluate({ ...line, field: 'frequency-score' }, doing(1, 9, null), NOW).reasons
  expect(often && readReason(often, 'en')).toContain('4: 9 times, of the fifth above 8 times up to 16 times')
})
