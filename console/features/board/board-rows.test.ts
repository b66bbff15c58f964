import { describe, expect, it } from 'vitest'
import type { PromiseView } from '#modules/promises/contract.ts'
import type { FloorShape } from '#modules/routing/contract.ts'
import {
  alertsIn,
  type BoardQueue,
  byPress,
  countByPresence,
  type LiveQueue,
  levelState,
  queueLines,
  type Waiting,
  waitingIn,
} from './board-rows.ts'

const NAME = { 'zh-CN': '队列', 'zh-TW': '佇列', en: 'Queue' }
const boardQueue = (queueId: string): BoardQueue => ({
  queueId,
  figures: {},
  states: {},
  waiting: 0,
  longestSinceAt: null,
  staffed: 0,
  free: 0,
  recent: [],
})
const liveQueue = (queueId: string, change: Partial<LiveQueue> = {}): LiveQueue => ({
  queueId,
  code: queueId,
  name: NAME,
  channel: 'web',
  isExpert: false,
  isOpen: true,
  nextChangeAt: null,
  thresholdSeconds: 25,
  targetShare: 0.8,
  waiting: 0,
  ringing: 0,
  inService: 0,
  longestWaitSinceAt: null,
  staffed: 0,
  accepting: 0,
  free: 0,
  estimatedSeconds: null,
  ...change,
})
const waiting = (contactId: string, waitingSinceAt: number, change: Partial<Waiting> = {}): Waiting => ({
  contactId,
  conversationId: contactId,
  kind: 'contact',
  queueId: 'q1',
  channel: 'web',
  lane: 'ordinary',
  topic: null,
  customerName: '郭*',
  tier: null,
  vulnerabilityNeeds: [],
  waitingSinceAt,
  ringingAtAgentId: null,
  ringsUntilAt: null,
  relaxationsApplied: 0,
  ...change,
})
const promise = (aboutId: string, change: Partial<PromiseView> = {}): PromiseView => ({
  promiseId: aboutId,
  unitId: null,
  kind: 'first-response',
  aboutKind: 'contact',
  aboutId,
  ownerId: null,
  queueId: 'q1',
  title: aboutId,
  state: 'running',
  madeAt: 0,
  dueAt: 30_000,
  warnAt: 20_000,
  pausedRemainingMs: null,
  keptAt: null,
  ...change,
})

describe('the lines of the queues', () => {
  const board = [boardQueue('q1'), boardQueue('expert'), boardQueue('q2'), boardQueue('gone')]
  const live = [liveQueue('q1'), liveQueue('q2', { channel: 'phone' }), liveQueue('expert', { isExpert: true })]

  it('hold what both sides know, experts last', () => {
    expect(queueLines(board, live, null).map(({ queue }) => queue.queueId)).toEqual(['q1', 'q2', 'expert'])
  })

  it('of one channel only when one is named', () => {
    expect(queueLines(board, live, 'phone').map(({ queue }) => queue.queueId)).toEqual(['q2'])
  })
})

it.each([
  [null, null],
  [undefined, null],
  [0.799, 'broken'],
  [0.8, 'endangered'],
  [0.849, 'endangered'],
  [0.85, 'kept'],
  [1, 'kept'],
] as const)('a service level of %j against a target of 0.8 and a margin of 0.05 is %j', (level, state) => {
  expect(levelState(level, 0.8, 0.05)).toBe(state)
})

describe('those who wait', () => {
  const floor: FloorShape = {
    waiting: [
      waiting('a', 1000),
      waiting('b', 2000, { queueId: 'q2', channel: 'phone' }),
      waiting('help', 500, { kind: 'consult' }),
      waiting('moved', 700, { kind: 'transfer' }),
    ],
    waitingCount: 4,
    agents: [],
  }
  const ids = (rows: readonly Waiting[]) => rows.map(({ contactId }) => contactId)

  it('are customers: a colleague asked for help is not, a transferred customer is', () => {
    expect(ids(waitingIn(floor, { queueId: null, channel: null }))).toEqual(['a', 'b', 'moved'])
  })

  it('are filtered by queue and by channel', () => {
    expect(ids(waitingIn(floor, { queueId: 'q2', channel: null }))).toEqual(['b'])
    expect(ids(waitingIn(floor, { queueId: null, channel: 'web' }))).toEqual(['a', 'moved'])
    expect(ids(waitingIn(undefined, { queueId: null, channel: null }))).toEqual([])
  })

  it('stand by what presses: broken, endangered, running, then those promised nothing, longest first', () => {
    const rows = ['none-late', 'none-early', 'running', 'broken', 'endangered'].map((id, place) =>
      waiting(id, 9 - place),
    )
    const promises = [
      promise('running', { dueAt: 90_000, warnAt: 80_000 }),
      promise('broken', { state: 'broken', dueAt: 10_000 }),
      promise('endangered', { dueAt: 50_000, warnAt: 30_000 }),
    ]
    expect(byPress(rows, promises, 40_000).map(({ row }) => row.contactId)).toEqual([
      'broken',
      'endangered',
      'running',
      'none-early',
      'none-late',
    ])
  })
})

it('every state of an agent is counted, also the empty ones', () => {
  expect([...countByPresence([])]).toHaveLength(9)
  expect([...countByPresence([]).values()].every((count) => count === 0)).toBe(true)
})

it('alerts are filtered by the queue they are about and by its channel', () => {
  const all = [promise('a'), promise('b', { queueId: 'q2' }), promise('c', { queueId: null })]
  const known = [
    { queueId: 'q1', channel: 'web' },
    { queueId: 'q2', channel: 'phone' },
  ]
  const queueOf = (one: PromiseView) => known.find(({ queueId }) => queueId === one.queueId)
  const ids = (queueId: string | null, channel: string | null) =>
    alertsIn(all, { queueId, channel }, queueOf).map(({ aboutId }) => aboutId)
  expect(ids(null, null)).toEqual(['a', 'b', 'c'])
  expect(ids('q2', null)).toEqual(['b'])
  expect(ids(null, 'web')).toEqual(['a'])
})
