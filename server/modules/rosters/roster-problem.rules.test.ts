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
const NO_WISHES = { wishes: new Map() }
const marked = (marks: Record<string, readonly string[]>): RosterWorld => ({
  ...world,
  people: world.people.map((person) => ({
    ...person,
    terms: { contractId: 'c', marks: marks[person.personId] ?? [] } as unknown as NonNullable<typeof person.terms>,
  })),
})

it('where a queue’s people include an expert, one is wanted at work whenever it needs somebody', () => {
  const { floors, people } = problemOf(marked({ mei: ['expert'] }), NO_WISHES)
  expect(floors).toEqual([{ id: 'expert cards', mark: 'expert cards', least: 1, slots: [{ from: 36, to: 40 }] }])
  expect(people.map(({ marks: own }) => own)).toEqual([['expert', 'expert cards'], []])
  expect(problemOf(marked({ jun: ['expert'] }), NO_WISHES).floors?.map(({ id }) => id)).toEqual([
    'expert cards',
    'expert loans',
  ])
})

it('where there is a leader, one is wanted whenever any queue needs somebody', () => {
  const { floors } = problemOf(marked({ jun: ['leader'] }), NO_WISHES)
  expect(floors).toEqual([{ id: 'leader', mark: 'leader', least: 1, slots: [{ from: 36, to: 48 }] }])
})

it('a queue says how many experts it wants, even where it has none, and how many may be trainees', () => {
  const queues = [queue('cards', 36, 40, { leastExperts: 2, mostTrainees: 0.25 }), queue('loans', 40, 48)]
  const { floors, shares } = problemOf({ ...world, queues } as unknown as RosterWorld, NO_WISHES)
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

it('marks that change within the roster count from their day on', () => {
  const twoDays = layOut({ zone: 'Asia/Shanghai', from: '2026-12-14', days: 2, slotSeconds: 900 })
  const required = Array.from({ length: twoDays.slots }, (_, slot) => (slot % 96 >= 36 && slot % 96 < 40 ? 2 : 0))
  const terms = (from: string, until: string, marks: readonly string[]) => ({ from, until, marks })
  const changing = {
    ...marked({ mei: ['expert'] }),
    grid: twoDays,
    queues: [{ ...queue('cards', 0, 0, { leastExperts: 1, mostTrainees: 0.5 }), required }],
    checked: [
      {
        personId: 'mei',
        terms: [terms('2000-01-01', '2026-12-14', ['expert']), terms('2026-12-15', '9999-12-31', ['trainee'])],
      },
      { personId: 'jun', terms: [terms('2000-01-01', '9999-12-31', [])] },
    ],
  } as unknown as RosterWorld
  const at = (slot: number) => twoDays.startsAt + slot * 900_000
  const mei = (day: number) => ({
    personId: 'mei',
    kindId: 'day',
    startsAt: at(day * 96 + 36),
    endsAt: at(day * 96 + 40),
    breaks: [],
  })
  const [from, to] = [at(96 + 36), at(96 + 40)]
  expect(findingsOf(changing, [mei(0), mei(1)])).toEqual([
    { kind: 'expert', queueId: 'cards', fromAt: from, toAt: to, found: 0, wanted: 1 },
    { kind: 'trainee', queueId: 'cards', fromAt: from, toAt: to, found: 1, wanted: 0.5 },
  ])
})
