import { expect, it } from 'vitest'
import { layOut } from '#libs/rostering/horizon.ts'
import { findingsOf } from '#modules/rosters/findings.ts'
import { problemOf } from '#modules/rosters/roster-problem.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'
import type { StaffingView } from '#modules/workforce/contract.ts'

const grid = layOut({ zone: 'Asia/Shanghai', from: '2026-12-14', days: 1, slotSeconds: 900 })
const queue = (skill: string, from: number, to: number, settings: Partial<StaffingView['settings']> = {}) => ({
  skill,
  plan: { staffing: { settings: { leastExperts: null, mostTrainees: null, ...settings } } },
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

it('a queue says how many experts it wants, even where it has none, and how many may be trainees', () => {
  const queues = [queue('cards', 36, 40, { leastExperts: 2, mostTrainees: 0.25 }), queue('loans', 40, 48)]
  const { floors, shares } = problemOf({ ...world, queues } as unknown as RosterWorld, {
    wishes: new Map(),
    marks: new Map(),
  })
  const slots = [{ from: 36, to: 40 }]
  expect(floors).toEqual([{ id: 'expert cards', mark: 'expert cards', least: 2, slots }])
  expect(shares).toEqual([{ id: 'trainee cards', skill: 'cards', mark: 'trainee', most: 0.25, slots }])
})

it('the hours without an expert and with too many trainees are found, breaks and all', () => {
  const person = (personId: string, mark: string) => ({
    personId,
    queueIds: ['cards'],
    terms: { contractId: 'c', marks: [mark] },
  })
  const found = {
    ...world,
    queues: [queue('cards', 36, 40, { mostTrainees: 0.5 })],
    people: [person('mei', 'expert'), person('jun', 'trainee')],
  } as unknown as RosterWorld
  const at = (slot: number) => grid.startsAt + slot * 900_000
  const shift = (personId: string, breaks: { startsAt: number; endsAt: number; isPaid: boolean }[]) => {
    return { personId, kindId: 'day', startsAt: at(36), endsAt: at(40), breaks }
  }
  expect(
    findingsOf(found, [shift('mei', [{ startsAt: at(38), endsAt: at(39), isPaid: true }]), shift('jun', [])]),
  ).toEqual([
    { kind: 'expert', queueId: 'cards', fromAt: at(38), toAt: at(39), found: 0, wanted: 1 },
    { kind: 'trainee', queueId: 'cards', fromAt: at(38), toAt: at(39), found: 1, wanted: 0.5 },
  ])
  expect(findingsOf(found, [])).toEqual([
    { kind: 'expert', queueId: 'cards', fromAt: at(36), toAt: at(40), found: 0, wanted: 1 },
  ])
})
