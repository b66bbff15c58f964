import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byOccupancy, type CapacityInput } from './model.ts'
import { type CapacityPlan, planCapacity } from './plan-capacity.ts'
import { growingCentre } from './test-centre.ts'

function planned(input: CapacityInput): CapacityPlan {
  const result = planCapacity(input)
  if (!result.ok) throw new Error(result.faults.map(({ problem }) => problem).join('\n'))
  return result.plan
}

it('required and available follow by hand', () => {
  const [january] = planned(growingCentre).months
  // 60,000 × 240 s = 4,000 h of work; / 0.85 / 0.7 / 165.3 h
  expect(january?.requiredFte).toBeCloseTo(4000 / 0.85 / 0.7 / 165.3, 12)
  // Two of a hundred leave in the month and give half of it.
  expect(january?.availableFte).toBeCloseTo((39 + 6 * 0.5) * 0.99, 12)
  expect(january).toMatchObject({ headsAtStart: 45, hires: 0, inTraining: 0 })
  expect(january?.leavers).toBeCloseTo(0.9, 12)
  expect(january?.reasons.leavers.map(({ fromTenureMonths }) => fromTenureMonths)).toEqual([12])
})

it('a hire costs a month of training, then learns, then counts in full', () => {
  const { months } = planned({
    ...growingCentre,
    present: [],
    hires: [{ month: '2027-02', contractId: 'full', heads: 10 }],
    attrition: [],
  })
  expect(months.map(({ availableFte }) => availableFte)).toEqual([0, 0, 6, 8, 10, 10])
  expect(months.map(({ inTraining }) => inTraining)).toEqual([0, 10, 0, 0, 0, 0])
  expect(months.map(({ reasons }) => reasons.reachFloor)).toEqual([0, 0, 10, 0, 0, 0])
  expect(months.map(({ reasons }) => reasons.learning)).toEqual([0, 0, 10, 10, 0, 0])
  expect(months.map(({ reasons }) => Math.round(reasons.learningFte * 1e9) / 1e9)).toEqual([0, 0, 4, 2, 0, 0])
})

it('attrition by tenure moves people from band to band', () => {
  const { months } = planned({
    ...growingCentre,
    present: [{ contractId: 'full', tenureMonths: 11, heads: 100 }],
  })
  expect(months[0]?.leavers).toBeCloseTo(5, 12)
  expect(months[1]?.leavers).toBeCloseTo(95 * 0.02, 12)
})

it('attrition of the year is leavers over mean heads, made yearly', () => {
  const { attrition } = planned({
    ...growingCentre,
    months: growingCentre.months.slice(0, 1),
    present: [{ contractId: 'full', tenureMonths: 20, heads: 100 }],
  })
  expect(attrition).toBeCloseTo((2 / 99) * 12, 12)
  expect(planned({ ...growingCentre, present: [] }).attrition).toBeNull()
})

it('the need may come from a function, so that Erlang or a chat model sets it', () => {
  const { months } = planned({ ...growingCentre, queueHours: () => 1157.1 })
  expect(months[0]?.requiredFte).toBeCloseTo(10, 9)
  expect(() => planCapacity({ ...growingCentre, queueHours: () => Number.NaN })).toThrow(
    'queueHours gave NaN for 2027-01',
  )
})

it('heads are kept: start with hires, less leavers, is the start of the next month without its hires', () => {
  const hires = fc.array(fc.record({ place: fc.integer({ min: 0, max: 5 }), heads: fc.integer({ min: 0, max: 30 }) }))
  fc.assert(
    fc.property(hires, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }), (given, tenures) => {
      const { months } = planned({
        ...growingCentre,
        present: tenures.map((tenureMonths) => ({ contractId: 'half', tenureMonths, heads: 7 })),
        hires: given.map(({ place, heads }) => ({ month: `2027-0${place + 1}`, contractId: 'full', heads })),
      })
      months.forEach((month, index) => {
        const next = months[index + 1]
        expect(month.headsAtEnd).toBeCloseTo(month.headsAtStart - month.leavers, 9)
        if (next) expect(next.headsAtStart - next.hires).toBeCloseTo(month.headsAtEnd, 9)
        expect(month.reasons.leavers.reduce((sum, { heads }) => sum + heads, 0)).toBeCloseTo(month.leavers, 9)
        expect(month.availableFte).toBeLessThanOrEqual(month.headsAtStart + 1e-9)
      })
    }),
    { numRuns: 100, seed: 1 },
  )
})

it('everything wrong is listed at once, each with its line', () => {
  const month = growingCentre.months[0]
  if (!month) throw new Error('the example has months')
  const result = planCapacity({
    ...growingCentre,
    months: [
      { ...month, line: 2, contacts: -1 },
      { ...month, line: 3, month: '2027-03', handleSeconds: 0 },
      { ...month, line: 4, month: '2027-13', shrinkage: { planned: 0.6, unplanned: 0.4 } },
    ],
    present: [{ contractId: 'gone', tenureMonths: 1.5, heads: 3, line: 7 }],
    attrition: [{ fromTenureMonths: 3, monthlyShare: 2 }],
    hires: [{ month: '2030-01', contractId: 'full', heads: 1, line: 9 }],
  })
  expect(result.ok ? [] : result.faults.map(({ line, problem }) => `${line}: ${problem}`)).toEqual([
    '2: 2027-01: contacts are -1: give a number, 0 or more',
    '3: 2027-03 follows 2027-01: give the months in order, without a gap',
    '3: 2027-03: handleSeconds is 0: give seconds above 0',
    '4: month is 2027-13: write YYYY-MM',
    '4: 2027-13: shrinkage is 0.6 and 0.4: give shares of paid time, together below 1',
    '7: present: contract gone is not among the contracts: add it there',
    '7: tenureMonths is 1.5: give whole months, 0 or more',
    '9: hires: 2030-01 is not a month of the plan',
    '0: attrition from month 3: begin with 0 and give later whole months after it',
    '0: attrition from month 3 is 2: give a share, 0 to 1',
  ])
})

it('a year of zeros needs nobody, and no months are refused', () => {
  const quiet = growingCentre.months.map((month) => ({ ...month, contacts: 0 }))
  expect(planned({ ...growingCentre, months: quiet }).months.every(({ requiredFte }) => requiredFte === 0)).toBe(true)
  expect(planCapacity({ ...growingCentre, months: [] }).ok).toBe(false)
  expect(() => byOccupancy(0)).toThrow('occupancy cap is 0')
})
