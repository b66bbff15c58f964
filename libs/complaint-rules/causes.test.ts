import { describe, expect, it } from 'vitest'
import { CAUSES } from './causes.ts'
import { binomialUpTo, effectOf } from './effect.ts'
import { type Occurrence, REPEAT_RULE, repeatsOf } from './repeat-causes.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-11-23T00:00:00+08:00')

describe('the tree of causes', () => {
  it('has no code twice, and every leaf hangs on a branch', () => {
    const codes = CAUSES.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    const branches = CAUSES.filter(({ parent }) => parent === null).map(({ code }) => code)
    expect(CAUSES.filter(({ parent }) => parent !== null && !branches.includes(parent))).toEqual([])
    expect(branches.filter((code) => !CAUSES.some(({ parent }) => parent === code))).toEqual([])
  })

  it('is written in every language of the screens', () => {
    expect(CAUSES.filter(({ name }) => [name['zh-CN'], name['zh-TW'], name.en].includes(''))).toEqual([])
  })
})

describe('repeated causes', () => {
  const came = (daysAgo: number, more: Partial<Occurrence> = {}): Occurrence => ({
    complaintId: crypto.randomUUID(),
    cause: 'disclosure-before',
    product: 'credit-card',
    unitId: null,
    receivedAt: NOW - daysAgo * DAY_MS,
    ...more,
  })

  it('are told from the third of one product in ninety days on', () => {
    expect(repeatsOf([came(1), came(2)], REPEAT_RULE, NOW)).toEqual([])
    expect(repeatsOf([came(1), came(2), came(3)], REPEAT_RULE, NOW)).toEqual([
      {
        ...{ cause: 'disclosure-before', by: 'product', where: 'credit-card', count: 3 },
        ...{ firstAt: NOW - 3 * DAY_MS, latestAt: NOW - DAY_MS },
      },
    ])
  })

  it('count what came exactly ninety days ago, and not a millisecond earlier', () => {
    const old = came(90)
    expect(repeatsOf([came(1), came(2), old], REPEAT_RULE, NOW)).toHaveLength(1)
    expect(repeatsOf([came(1), came(2), { ...old, receivedAt: old.receivedAt - 1 }], REPEAT_RULE, NOW)).toEqual([])
  })

  it('are not told across products, causes, or of one matter counted thrice', () => {
    const spread = [came(1), came(2, { product: 'loan' }), came(3, { cause: 'system-fault' })]
    expect(repeatsOf(spread, REPEAT_RULE, NOW)).toEqual([])
    const same = came(1)
    expect(repeatsOf([same, same, same], REPEAT_RULE, NOW)).toEqual([])
  })

  it('are told of a unit across products, the most frequent first', () => {
    const at = { unitId: 'u1' }
    const all = [came(1, at), came(2, { ...at, product: 'loan' }), came(3, at), came(4), came(5)]
    expect(repeatsOf(all, REPEAT_RULE, NOW).map(({ by, where, count }) => [by, where, count])).toEqual([
      ['product', 'credit-card', 4],
      ['unit', 'u1', 3],
    ])
  })
})

describe('the effect of a measure', () => {
  const seen = (complaints: number, days: number, all = 100, caused = 100) => ({ complaints, days, all, caused })

  it('adds binomial terms: at most 2 of 10 at one half is 56 of 1,024', () => {
    expect(binomialUpTo(2, 10, 0.5)).toBeCloseTo(56 / 1_024, 12)
    expect(binomialUpTo(10, 10, 0.3)).toBeCloseTo(1, 12)
    expect(binomialUpTo(700, 4_000, 0.2)).toBeGreaterThan(0)
  })

  it.each([
    ['waits until the span is over, however good it looks', seen(20, 90), seen(0, 40), false, 'waiting'],
    ['is shown by 20 before and 5 after in spans as long', seen(20, 90), seen(5, 90), true, 'fewer'],
    ['is not shown by 10 before and 6 after', seen(10, 90), seen(6, 90), true, 'no-difference'],
    ['is told the other way when more came', seen(5, 90), seen(20, 90), true, 'more'],
    ['cannot be shown by 5 before, not even by none after', seen(5, 90), seen(0, 90), true, 'too-few'],
    ['can be shown by 6 before and none after', seen(6, 90), seen(0, 90), true, 'fewer'],
    [
      'weighs spans of other lengths: 20 in 180 days are as many as 10 in 90',
      seen(20, 180),
      seen(10, 90),
      true,
      'no-difference',
    ],
    [
      'cannot be told when causes were no longer written down',
      seen(20, 90, 50, 50),
      seen(5, 90, 50, 39),
      true,
      'cannot-tell',
    ],
    [
      'can be told while four fifths as many are written down',
      seen(20, 90, 50, 50),
      seen(5, 90, 50, 40),
      true,
      'fewer',
    ],
    ['waits for a span of no length', seen(3, 0), seen(1, 90), true, 'waiting'],
  ] as const)('%s', (_claim, before, after, isOver, verdict) => {
    expect(effectOf(before, after, isOver).verdict).toBe(verdict)
  })

  it('tells rates in 30 days, and no chance before it is judged', () => {
    expect(effectOf(seen(20, 90), seen(5, 50), false)).toMatchObject({ chance: null, afterIn30: 3 })
    expect(effectOf(seen(3, 6.9), seen(0, 7), false)).toMatchObject({ beforeIn30: null, afterIn30: 0 })
    expect(effectOf(seen(20, 90), seen(5, 90), true).chance).toBeCloseTo(0.00204, 5)
  })

  it('finds an effect where there is none in at most one of twenty worlds', () => {
    // Equal rates of 12 in both spans, every pair of counts weighed by its probability.
    const poisson = (k: number) =>
      Math.exp(k * Math.log(12) - 12 - Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0))
    let wrong = 0
    for (let b = 0; b < 60; b++)
      for (let a = 0; a < 60; a++)
        if (['fewer', 'more'].includes(effectOf(seen(b, 90), seen(a, 90), true).verdict))
          wrong += poisson(a) * poisson(b)
    expect(wrong).toBeGreaterThan(0)
    expect(wrong).toBeLessThanOrEqual(0.05)
  })
})
