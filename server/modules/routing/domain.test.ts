import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accept,
  assign,
  decline,
  expire,
  finishTalk,
  finishWrapUp,
  isHeld,
  open,
  requeue,
  ring,
  schedule,
  type WorkItem,
  withdraw,
} from '#modules/routing/work-item.ts'

const ASKED = 1_000_000
const base: WorkItem = {
  id: 'c1',
  kind: 'contact',
  contactId: 'c1',
  conversationId: 't1',
  customerId: 'k1',
  reference: 'S1121-000001',
  queueId: 'q1',
  channel: 'web',
  language: 'zh-CN',
  topic: null,
  lane: 'ordinary',
  state: 'waiting',
  waitingSinceAt: ASKED,
  notBeforeAt: null,
  preferred: [],
  preferredUntilAt: null,
  excluded: [],
  agentId: null,
  heldPoints: 0,
  heldSinceAt: null,
  epoch: 0,
  offer: null,
  isTransfer: false,
  fromAgentId: null,
  note: null,
  joinAs: null,
  onlyAgentId: null,
  leftQueueIds: [],
  queuedAt: ASKED,
  endedAt: null,
}
const ringing = value(ring(base, { offerId: 'o1', agentId: 'mei', points: 1, ringMs: 20_000 }, ASKED))
const assigned = value(accept(ringing, 'o1', 'mei', ASKED + 5_000))

describe('an offer', () => {
  it('is open until the instant it expires', () => {
    expect(accept(ringing, 'o1', 'mei', ASKED + 19_999).ok).toBe(true)
    expect(accept(ringing, 'o1', 'mei', ASKED + 20_000)).toEqual({ ok: false, refusal: 'offer-expired' })
    expect(expire(ringing, 'o1', 60_000, ASKED + 19_999)).toEqual({ ok: false, refusal: 'still-open' })
    expect(expire(ringing, 'o1', 60_000, ASKED + 20_000).ok).toBe(true)
  })

  it.each([
    ['of somebody else does not exist', ringing, 'o1', 'bo', 'offer-not-found'],
    ['of another name does not exist', ringing, 'o2', 'mei', 'offer-not-found'],
    ['that was withdrawn has ended', value(withdraw(ringing, ASKED)), 'o1', 'mei', 'offer-ended'],
    ['that was taken has ended', assigned, 'o1', 'mei', 'offer-ended'],
  ])('%s', (_claim, item, offerId, by, refusal) => {
    expect(accept(item, offerId, by, ASKED)).toEqual({ ok: false, refusal })
    expect(decline(item, offerId, by, 60_000, ASKED)).toEqual({ ok: false, refusal })
  })

  it('declined or rung out keeps the work away from that agent for a while, and nobody else', () => {
    const declined = value(decline(ringing, 'o1', 'mei', 60_000, ASKED + 1_000))
    expect(declined).toMatchObject({ state: 'waiting', agentId: null, heldPoints: 0 })
    expect(declined.excluded).toEqual([{ agentId: 'mei', untilAt: ASKED + 61_000 }])
    expect(value(expire(ringing, 'o1', 60_000, ASKED + 20_000)).excluded).toEqual([
      { agentId: 'mei', untilAt: ASKED + 80_000 },
    ])
  })

  it('taken back keeps nobody away', () => {
    expect(value(withdraw(ringing, ASKED)).excluded).toEqual([])
  })

  it('of a consult of one person ends the consult when it is not taken', () => {
    const consult = { ...ringing, kind: 'consult' as const, onlyAgentId: 'mei' }
    expect(value(decline(consult, 'o1', 'mei', 60_000, ASKED)).state).toBe('ended')
    expect(value(expire(consult, 'o1', 60_000, ASKED + 20_000)).state).toBe('ended')
    expect(value(withdraw(consult, ASKED)).state).toBe('ended')
  })

  it('after a transfer says so', () => {
    const moved = value(requeue(assigned, { queueId: 'q2', transferredBy: { agentId: 'mei', note: 'card' } }, ASKED))
    const rung = value(ring(moved, { offerId: 'o2', agentId: 'bo', points: 1, ringMs: 20_000 }, ASKED))
    expect(rung.offer?.kind).toBe('transfer')
    expect(rung.note).toBe('card')
  })
})

describe('a contact', () => {
  it('keeps its original wait and loses its epoch when its agent is gone', () => {
    const back = value(
      requeue(assigned, { queueId: 'q1', preferred: [{ agentId: 'mei', outsideQueue: true }] }, ASKED + 90_000),
    )
    expect(back).toMatchObject({ state: 'waiting', waitingSinceAt: ASKED, agentId: null, heldPoints: 0, epoch: 2 })
    expect(back.preferred).toEqual([{ agentId: 'mei', outsideQueue: true }])
  })

  it('counts an epoch for every owner', () => {
    expect(assigned.epoch).toBe(1)
    expect(value(assign(assigned, 'chief', 1, ASKED + 60_000))).toMatchObject({ agentId: 'chief', epoch: 2 })
  })

  it('keeps its owner occupied through wrap-up, and only its owner', () => {
    const wrapUp = value(finishTalk(assigned, true, ASKED + 60_000))
    expect(wrapUp).toMatchObject({ state: 'wrap-up', agentId: 'mei', heldPoints: 1 })
    expect(value(finishWrapUp(wrapUp, ASKED + 90_000))).toMatchObject({ state: 'ended', agentId: null, heldPoints: 0 })
    expect(value(finishTalk(ringing, true, ASKED)).state).toBe('ended')
  })

  it('ends once, whichever fact comes first', () => {
    const over = value(finishWrapUp(assigned, ASKED + 90_000))
    expect(over.state).toBe('ended')
    expect(finishTalk(over, true, ASKED + 90_001)).toEqual({ ok: false, refusal: 'work-ended' })
  })

  it('of a closed queue waits for the instant of opening', () => {
    const closed = value(schedule(base, ASKED + 3_600_000))
    expect(open(closed, ASKED + 3_599_999)).toEqual({ ok: false, refusal: 'too-early' })
    expect(value(open(closed, ASKED + 3_600_000))).toMatchObject({ state: 'waiting', waitingSinceAt: ASKED })
  })
})

/** Every command there is, on a few items and agents, in any order, with time passing between. */
const commands = [
  'ring',
  'accept',
  'decline',
  'expire',
  'withdraw',
  'assign',
  'requeue',
  'schedule',
  'open',
  'end',
  'wrap',
] as const
const step = fc.record({
  command: fc.constantFrom(...commands),
  item: fc.nat(2),
  agent: fc.constantFrom('mei', 'bo'),
  passedMs: fc.nat(25_000),
  flag: fc.boolean(),
})

describe('any order of commands', () => {
  it('leaves one holder at most, nothing held by nobody, epochs that only grow, and an end that stays', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const items: WorkItem[] = [
          base,
          { ...base, id: 'c2' },
          { ...base, id: 'c3', kind: 'consult', onlyAgentId: 'bo' },
        ]
        let now = ASKED
        let offers = 0
        for (const { command, item: index, agent, passedMs, flag } of steps) {
          now += passedMs
          const before = items[index]!
          offers += 1
          const offerId = flag ? (before.offer?.offerId ?? 'none') : `o${offers}`
          const outcome = run(before, command, agent, offerId, flag, now)
          if (!outcome.ok) continue
          items[index] = outcome.value
          check(before, outcome.value)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

function run(
  item: WorkItem,
  command: (typeof commands)[number],
  agent: string,
  offerId: string,
  flag: boolean,
  now: number,
) {
  switch (command) {
    case 'ring':
      return ring(item, { offerId, agentId: agent, points: 1, ringMs: 20_000 }, now)
    case 'accept':
      return accept(item, offerId, agent, now)
    case 'decline':
      return decline(item, offerId, agent, 60_000, now)
    case 'expire':
      return expire(item, offerId, 60_000, now)
    case 'withdraw':
      return withdraw(item, now)
    case 'assign':
      return assign(item, agent, 1, now)
    case 'requeue':
      return requeue(item, { queueId: flag ? 'q1' : 'q2' }, now)
    case 'schedule':
      return schedule(item, now + 10_000)
    case 'open':
      return open(item, now)
    case 'end':
      return finishTalk(item, flag, now)
    case 'wrap':
      return finishWrapUp(item, now)
  }
}

function check(before: WorkItem, after: WorkItem): void {
  expect(before.state).not.toBe('ended')
  expect(isHeld(after)).toBe(after.agentId !== null)
  expect(after.heldPoints > 0).toBe(after.agentId !== null)
  expect(after.heldSinceAt !== null).toBe(after.agentId !== null)
  expect(after.epoch).toBeGreaterThanOrEqual(before.epoch)
  const isNewOwner = after.state === 'assigned' && (before.state !== 'assigned' || before.agentId !== after.agentId)
  const hasLostOwner = before.state === 'assigned' && after.state === 'waiting'
  if (isNewOwner || hasLostOwner) expect(after.epoch).toBe(before.epoch + 1)
  expect(after.waitingSinceAt).toBe(ASKED)
  expect(after.endedAt !== null).toBe(after.state === 'ended')
  if (after.state === 'ringing') expect(after.offer?.agentId).toBe(after.agentId)
  if (after.state === 'scheduled') expect(after.notBeforeAt).not.toBeNull()
}

function value<T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
