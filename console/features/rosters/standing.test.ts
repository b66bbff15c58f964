import { expect, it } from 'vitest'
import type { RosterHead, RosterRun } from '#modules/rosters/contract.ts'
import { inOrderOfWork, isSearching, lastDayOf, standingOf } from './standing.ts'

const week = { from: '2026-12-14', days: 7 }

it.each([
  ['a draft is due until the seventh day before its first', 0, '2026-12-07', { kind: 'due', publishBy: '2026-12-07' }],
  ['a day after that it is late', 0, '2026-12-08', { kind: 'late', publishBy: '2026-12-07' }],
  ['a draft under way is late to its last day', 0, '2026-12-20', { kind: 'late', publishBy: '2026-12-07' }],
  ['a draft whose days went by was never used', 0, '2026-12-21', { kind: 'unused' }],
  ['a published roster lies ahead until its first day', 1, '2026-12-13', { kind: 'ahead' }],
  ['it is current from its first day', 1, '2026-12-14', { kind: 'current' }],
  ['it is current to its last day', 3, '2026-12-20', { kind: 'current' }],
  ['the day after it is over', 1, '2026-12-21', { kind: 'over' }],
])('%s', (_claim, version, today, expected) => {
  expect(standingOf({ ...week, version }, today)).toEqual(expected)
})

it('the last day of one day is that day', () => {
  expect(lastDayOf({ from: '2026-02-28', days: 1 })).toBe('2026-02-28')
  expect(lastDayOf({ from: '2026-02-28', days: 2 })).toBe('2026-03-01')
})

const head = (rosterId: string, from: string, version: number, unitName = ''): RosterHead => ({
  rosterId,
  unitId: '',
  unitName,
  from,
  days: 7,
  queueIds: [],
  version,
  publishedAt: null,
  people: 1,
  madeAt: 0,
  madeBy: '',
  run: null,
})

it('what waits to be published comes first, the most urgent before all, and what is past comes last', () => {
  const rosters = [
    head('over', '2026-11-02', 1),
    head('ahead', '2026-12-14', 1),
    head('due', '2027-01-04', 0),
    head('late b', '2026-12-14', 0, '乙组'),
    head('late a', '2026-12-14', 0, '甲组'),
    head('current', '2026-12-07', 2),
    head('unused', '2026-11-02', 0),
  ]
  const order = inOrderOfWork(rosters, '2026-12-10').map(({ rosterId }) => rosterId)
  expect(order).toEqual(['late a', 'late b', 'due', 'current', 'ahead', 'over', 'unused'])
})

const run = (state: RosterRun['state']): RosterRun => ({
  runId: '',
  state,
  seconds: 10,
  share: 0,
  cost: null,
  conflicts: [],
  reason: null,
  detail: null,
  outOfReach: [],
  floorsOutOfReach: [],
  startedAt: 0,
  endedAt: null,
})

it.each([
  ['running', true],
  ['stopping', true],
  ['done', false],
  ['refused', false],
] as const)('a run that is %s is searching: %s', (state, expected) => {
  expect(isSearching({ run: run(state) })).toBe(expected)
})

it('without a run nothing is searched', () => {
  expect(isSearching({ run: null })).toBe(false)
})
