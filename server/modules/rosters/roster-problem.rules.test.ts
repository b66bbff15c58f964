import { expect, it } from 'vitest'
import { layOut } from '#libs/rostering/horizon.ts'
import { problemOf } from '#modules/rosters/roster-problem.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

const grid = layOut({ zone: 'Asia/Shanghai', from: '2026-12-14', days: 1, slotSeconds: 900 })
const queue = (skill: string, from: number, to: number) => ({
  skill,
  required: Array.from({ length: grid.slots }, (_, slot) => (slot >= from && slot < to ? 2 : 0)),
})
const world = {
  grid,
  roster: { from: '2026-12-14', to: '2026-12-14', days: 1 },
  queues: [queue('cards', 36, 40), queue('loans', 40, 48)],
  people: [
    { personId: 'mei', queueIds: ['cards'], terms: { contractId: 'c' } },
    { personId: 'jun', queueIds: ['cards', 'loans'], terms: { contractId: 'c' } },
  ],
  checked: [],
  contracts: [],
  draft: { shifts: [], daysOff: [] },
} as unknown as RosterWorld

it('where a queue’s people include an expert, one is wanted at work whenever it needs somebody', () => {
  const marks = new Map([['mei', ['expert']]])
  const { floors, people } = problemOf(world, { wishes: new Map(), marks })
  expect(floors).toEqual([{ id: 'expert cards', mark: 'expert cards', least: 1, slots: [{ from: 36, to: 40 }] }])
  expect(people.map(({ marks: own }) => own)).toEqual([['expert', 'expert cards'], []])
  expect(
    problemOf(world, { wishes: new Map(), marks: new Map([['jun', ['expert']]]) }).floors?.map(({ id }) => id),
  ).toEqual(['expert cards', 'expert loans'])
})

it('where there is a leader, one is wanted whenever any queue needs somebody', () => {
  const { floors } = problemOf(world, { wishes: new Map(), marks: new Map([['jun', ['leader']]]) })
  expect(floors).toEqual([{ id: 'leader', mark: 'leader', least: 1, slots: [{ from: 36, to: 48 }] }])
})
