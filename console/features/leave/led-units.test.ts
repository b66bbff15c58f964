import { expect, it } from 'vitest'
import type { Unit } from '../../queries/units.ts'
import { ledUnits } from './led-units.ts'

const unit = (unitId: string, parentId: string | null): Unit => ({
  unitId,
  parentId,
  name: unitId,
  kind: 'team',
  peopleCount: 0,
})
const units = [unit('hq', null), unit('a', 'hq'), unit('a1', 'a'), unit('b', 'hq')]

it.each([
  ['a planner has all', { reach: 'all', roles: [] }, ['hq', 'a', 'a1', 'b']],
  [
    'who leads a branch has it with its teams',
    { reach: 'units', roles: [{ role: 'supervisor', unitId: 'a' }] },
    ['a', 'a1'],
  ],
  ['a role that does not lead opens nothing', { reach: 'units', roles: [{ role: 'agent', unitId: 'hq' }] }, []],
])('%s', (_claim, leads, expected) => {
  expect(ledUnits(units, leads).map(({ unitId }) => unitId)).toEqual(expected)
})
