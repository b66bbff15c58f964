import { expect, it } from 'vitest'
import type { Unit } from '../../queries/units.ts'
import { bodyOf, unitsBelow, unknownIn } from './reply-draft.ts'

it('a unit goes along only with a unit’s reply', () => {
  expect(bodyOf({ audience: 'own', unitId: 'u1' })).toEqual({ audience: 'own', unitId: null, topic: null })
  expect(bodyOf({ audience: 'unit', unitId: 'u1', topic: 'card' })).toEqual({
    audience: 'unit',
    unitId: 'u1',
    topic: 'card',
  })
})

it('a variable that does not exist is named with its language', () => {
  expect(unknownIn({ 'zh-CN': '{{customer.name}}', 'zh-TW': '{{customer.pin}}', en: 'Hello' })).toEqual([
    { locale: 'zh-TW', names: ['customer.pin'] },
  ])
})

it('the units of someone are those of the roles and all below, each top without a parent', () => {
  const unit = (unitId: string, parentId: string | null): Unit => ({
    unitId,
    parentId,
    name: unitId,
    kind: 'team',
    peopleCount: 0,
  })
  const units = [unit('hq', null), unit('a', 'hq'), unit('b', 'hq'), unit('a1', 'a')]
  expect(unitsBelow(units, ['a']).map(({ unitId, parentId }) => [unitId, parentId])).toEqual([
    ['a', null],
    ['a1', 'a'],
  ])
})
