import { expect, it } from 'vitest'
import { inTreeOrder, type Unit, unitChoices } from './units.ts'

const unit = (unitId: string, parentId: string | null, name: string): Unit => ({
  unitId,
  parentId,
  name,
  kind: 'team',
  peopleCount: 0,
})
const units = [unit('hq', null, '总行'), unit('b', 'hq', '乙分行'), unit('a', 'hq', '甲分行'), unit('t', 'a', '一组')]

it('each unit is followed by what is below it', () => {
  expect(inTreeOrder(units).map(({ unit, depth }) => `${depth} ${unit.unitId}`)).toEqual(['0 hq', '1 a', '2 t', '1 b'])
})

it('choices are moved in by their depth', () => {
  expect(unitChoices(units).map(({ label }) => label)).toEqual([
    '总行',
    '\u2003甲分行',
    '\u2003\u2003一组',
    '\u2003乙分行',
  ])
})
