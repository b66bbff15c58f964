import { expect, it } from 'vitest'
import { coveragePaths, lackIn } from './lacks.ts'

const all = { from: 0, before: 4 }

it('a lack is told by its worst slot, the first of several, and summed over all', () => {
  expect(lackIn({ required: [2, 4, 4, 1], planned: [2, 1, 1, 3] }, all)).toEqual({
    isNeeded: true,
    most: 3,
    atSlot: 1,
    agentSlots: 6,
  })
})

it('crumbs of a split are no lack, and people too many in one slot help no other', () => {
  expect(lackIn({ required: [2, 2], planned: [1.98, 9] }, { from: 0, before: 2 })).toMatchObject({
    isNeeded: true,
    most: 0,
    agentSlots: 0,
  })
})

it('a day on which nobody is needed is told apart from one that is covered', () => {
  expect(lackIn({ required: [0, 0, 3], planned: [0, 0, 3] }, { from: 0, before: 2 }).isNeeded).toBe(false)
})

it('only the slots asked for count', () => {
  expect(lackIn({ required: [9, 1, 1, 9], planned: [0, 1, 0, 0] }, { from: 1, before: 3 })).toMatchObject({
    most: 1,
    atSlot: 2,
    agentSlots: 1,
  })
})

it('what is lacking is drawn between those at work and those needed, and only there', () => {
  const { gap, need } = coveragePaths({ required: [4, 2], planned: [2, 2] }, { from: 0, before: 2 })
  expect(gap).toBe('M0 52V4h1V52z')
  expect(need).toBe('M0 4h1V52h1')
})
