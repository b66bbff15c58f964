import { expect, test } from 'vitest'
import { leastHires } from './least-hires.ts'
import { planCapacity } from './plan-capacity.ts'
import { growingCentre } from './test-centre.ts'

test('the worked example of the README is true', () => {
  const planned = planCapacity(growingCentre)
  if (!planned.ok) throw new Error('the example is without faults')
  const [january, june] = [planned.plan.months[0], planned.plan.months[5]]
  expect(january?.requiredFte).toBeCloseTo(40.67, 2)
  expect(january?.availableFte).toBeCloseTo(41.58, 2)
  expect(june?.requiredFte).toBeCloseTo(48.8, 2)
  expect(june?.availableFte).toBeCloseTo(37.59, 2)
  expect(june?.gapFte).toBeCloseTo(11.22, 2)
  const none = leastHires(growingCentre, { contractId: 'full', leadMonths: 1, gapLimitFte: 0 })
  const one = leastHires(growingCentre, { contractId: 'full', leadMonths: 1, gapLimitFte: 1 })
  if (!none.ok || !one.ok) throw new Error('the example is without faults')
  expect(none.hiring).toMatchObject({ heads: 14, atLeast: 14, notReached: [] })
  expect(none.hiring.hires.map(({ month, heads }) => [month, heads])).toEqual([
    ['2027-02', 5],
    ['2027-03', 7],
    ['2027-04', 2],
  ])
  expect(one.hiring.heads).toBe(13)
})
