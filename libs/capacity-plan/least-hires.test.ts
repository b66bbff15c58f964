import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fractionalCover, wholeCover } from './covering.ts'
import { type HiringPlan, type HiringQuestion, leastHires } from './least-hires.ts'
import type { CapacityInput } from './model.ts'
import { growingCentre } from './test-centre.ts'

function hired(input: CapacityInput, question: Partial<HiringQuestion> = {}): HiringPlan {
  const result = leastHires(input, { contractId: 'full', leadMonths: 1, gapLimitFte: 0, ...question })
  if (!result.ok) throw new Error(result.faults.map(({ problem }) => problem).join('\n'))
  return result.hiring
}

it('every month within reach keeps the limit, and no fewer hires could', () => {
  const hiring = hired(growingCentre)
  expect(hiring.notReached.map(({ month }) => month)).toEqual([])
  for (const { gapFte } of hiring.plan.months) expect(gapFte).toBeLessThanOrEqual(1e-6)
  expect(hiring.heads).toBe(hiring.atLeast)
})

it('hires start no sooner than the lead time, and months before training is over are told apart', () => {
  const short = { ...growingCentre, present: [{ contractId: 'full', tenureMonths: 30, heads: 30 }] }
  const hiring = hired(short, { leadMonths: 2 })
  expect(hiring.hires.every(({ month }) => month >= '2027-03')).toBe(true)
  expect(hiring.notReached.map(({ month }) => month)).toEqual(['2027-01', '2027-02', '2027-03'])
})

it('a limit on the gap saves hires, and enough people need none', () => {
  const short = { ...growingCentre, present: [{ contractId: 'full', tenureMonths: 30, heads: 30 }] }
  expect(hired(short, { gapLimitFte: 3 }).heads).toBeLessThan(hired(short).heads)
  const full = { ...growingCentre, present: [{ contractId: 'full', tenureMonths: 30, heads: 100 }] }
  expect(hired(full)).toMatchObject({ hires: [], heads: 0, atLeast: 0, notReached: [] })
})

it('seats in training are kept, and what they cannot give is said', () => {
  const short = { ...growingCentre, present: [{ contractId: 'full', tenureMonths: 30, heads: 30 }] }
  const hiring = hired(short, { leadMonths: 0, mostPerMonth: 4 })
  expect(hiring.hires.every(({ heads }) => heads <= 4)).toBe(true)
  expect(hiring.notReached.length).toBeGreaterThan(0)
  expect(hired(short, { leadMonths: 0, mostPerMonth: 0 })).toMatchObject({ hires: [], heads: 0 })
})

it('of plans with equally many hires, people start late', () => {
  const late = growingCentre.months.map((month, index) => ({ ...month, contacts: index === 5 ? 72_000 : 0 }))
  const hiring = hired({ ...growingCentre, months: late, attrition: [] }, { leadMonths: 0 })
  expect(hiring.hires.map(({ month }) => month)).toEqual(['2027-03'])
})

it('wrong questions are refused, all at once', () => {
  const result = leastHires(growingCentre, {
    contractId: 'none',
    leadMonths: -1,
    gapLimitFte: Number.NaN,
    mostPerMonth: 0.5,
  })
  expect(result.ok ? 0 : result.faults.length).toBe(4)
})

const small = fc.record({
  gives: fc.array(fc.array(fc.constantFrom(0, 0.3, 0.5, 0.8, 0.9, 1), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  }),
  needs: fc.array(fc.constantFrom(0, 0.4, 1, 1.7, 2.5, 3.1), { minLength: 3, maxLength: 3 }),
  costs: fc.array(fc.constantFrom(1, 1.001, 1.5, 2), { minLength: 3, maxLength: 3 }),
  most: fc.array(fc.constantFrom(0, 1, 2, 4, 6), { minLength: 3, maxLength: 3 }),
})

it('the least whole cover is what trying all covers finds, and the fractional one is no dearer', () => {
  fc.assert(
    fc.property(small, ({ most, ...covering }) => {
      let least = Number.POSITIVE_INFINITY
      for (let a = 0; a <= (most[0] ?? 0); a += 1)
        for (let b = 0; b <= (most[1] ?? 0); b += 1)
          for (let c = 0; c <= (most[2] ?? 0); c += 1) {
            const amounts = [a, b, c]
            const given = (m: number) => amounts.reduce((sum, x, h) => sum + x * (covering.gives[h]?.[m] ?? 0), 0)
            if (covering.needs.every((need, m) => given(m) >= need - 1e-9)) {
              least = Math.min(
                least,
                amounts.reduce((sum, x, h) => sum + x * (covering.costs[h] ?? 0), 0),
              )
            }
          }
      const cover = wholeCover(covering, most, 10_000)
      expect(cover?.cost ?? Number.POSITIVE_INFINITY).toBeCloseTo(least, 6)
      if (cover) {
        expect(cover.isLeast).toBe(true)
        expect(fractionalCover(covering, [0, 0, 0], most)?.cost ?? Number.NaN).toBeLessThanOrEqual(least + 1e-6)
      }
    }),
    { numRuns: 400, seed: 3 },
  )
})

it('five years of two-humped need are planned with the effort given', () => {
  const months = Array.from({ length: 60 }, (_, index) => ({
    month: `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    contacts: Math.round(60_000 * (1 + index / 120 + 0.15 * Math.sin((index * Math.PI) / 3))),
    handleSeconds: 240,
    shrinkage: { planned: 0.2, unplanned: 0.1 },
  }))
  const hiring = hired({ ...growingCentre, months }, { mostNodes: 60 })
  expect(hiring.notReached.map(({ month }) => month)).toEqual(['2027-02'])
  expect(hiring.heads - hiring.atLeast).toBeLessThanOrEqual(2)
})
