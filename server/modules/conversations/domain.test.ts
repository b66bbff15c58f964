import { describe, expect, test } from 'vitest'
import {
  AMEND_MS,
  type Contact,
  checkOwner,
  decideDraft,
  decideEnd,
  decideFinish,
  decideHold,
  decideIdle,
  decideUnhold,
  type EndReason,
  isMeaningful,
  laneOf,
  referenceFor,
  stateOf,
} from './domain.ts'

const T = Date.UTC(2026, 10, 21, 2)
const waiting: Contact = {
  contactId: 'k',
  reference: 'S1121-000001',
  conversationId: 'c',
  customerId: 'u',
  channel: 'web',
  isCallback: false,
  ownerId: null,
  epoch: 0,
  firstSeq: 1,
  askedAt: T,
  answeredAt: null,
  firstResponseAt: null,
  endedAt: null,
  heldSince: null,
  heldMs: 0,
  idleWarnedAt: null,
  wrapUpDueAt: null,
  wrapUpFinishedAt: null,
  reasonCode: null,
  dispositionCode: null,
}
const mine: Contact = { ...waiting, ownerId: 'mei', epoch: 1, answeredAt: T + 5_000 }
const held: Contact = { ...mine, heldSince: T + 10_000 }
const ended: Contact = { ...mine, endedAt: T + 60_000, wrapUpDueAt: T + 120_000 }
const closed: Contact = { ...ended, wrapUpFinishedAt: T + 90_000 }

test.each<[string, Contact, string]>([
  ['without an owner a contact waits', waiting, 'waiting'],
  ['with an owner it is active', mine, 'active'],
  ['on hold it is held', held, 'held'],
  ['after the talk of an owned contact comes wrap-up', ended, 'wrap-up'],
  ['a finished wrap-up closes it', closed, 'closed'],
  ['a contact nobody owned closes at its end', { ...waiting, endedAt: T + 1 }, 'closed'],
])('%s', (_claim, contact, state) => expect(stateOf(contact)).toBe(state))

test('a customer who needs care comes before one who is valued', () => {
  expect(laneOf({ isVip: true, isVulnerable: true })).toBe('vulnerable')
  expect(laneOf({ isVip: true, isVulnerable: false })).toBe('vip')
  expect(laneOf({ isVip: false, isVulnerable: false })).toBe('ordinary')
})

describe('hold', () => {
  test('only the owner acts, and only before the end', () => {
    expect(checkOwner(mine, 'mei')).toBeUndefined()
    expect(checkOwner(mine, 'bo')).toBe('not-the-owner')
    expect(checkOwner(ended, 'mei')).toBe('contact-ended')
  })
  test('a held contact is not held twice, a free one not freed', () => {
    expect(decideHold(mine, 'mei')).toEqual({ ok: true, value: null })
    expect(decideHold(held, 'mei')).toEqual({ ok: false, refusal: 'already-held' })
    expect(decideUnhold(mine, 'mei', T)).toEqual({ ok: false, refusal: 'not-held' })
  })
  test('hold time is never negative', () => {
    expect(decideUnhold(held, 'mei', T + 25_000)).toEqual({ ok: true, value: { heldMs: 15_000 } })
    expect(decideUnhold(held, 'mei', T)).toEqual({ ok: true, value: { heldMs: 0 } })
  })
})

describe('end', () => {
  test.each<[Contact, EndReason, EndReason]>([
    [waiting, 'customer-ended', 'abandoned'],
    [mine, 'customer-ended', 'customer-ended'],
    [mine, 'abandoned', 'customer-ended'],
    [{ ...mine, ownerId: null }, 'abandoned', 'customer-ended'],
    [waiting, 'moved-to-callback', 'moved-to-callback'],
    [mine, 'agent-ended', 'agent-ended'],
  ])('the reason tells whether anyone had answered (%#)', (contact, said, truth) => {
    const decided = decideEnd(contact, said, T + 30_000, 60_000)
    expect(decided.ok && decided.value.reason).toBe(truth)
  })
  test('wrap-up follows only where a person owns it', () => {
    expect(decideEnd(mine, 'idle', T + 30_000, 60_000)).toMatchObject({ value: { wrapUpDueAt: T + 90_000 } })
    expect(decideEnd(waiting, 'idle', T + 30_000, 60_000)).toMatchObject({ value: { wrapUpDueAt: null } })
  })
  test('a hold under way ends with the contact', () => {
    expect(decideEnd(held, 'customer-ended', T + 30_000, 0)).toMatchObject({ value: { heldMs: 20_000 } })
  })
  test('nothing ends twice', () => {
    expect(decideEnd(ended, 'idle', T + 70_000, 0)).toEqual({ ok: false, refusal: 'contact-ended' })
  })
})

describe('wrap-up', () => {
  test('it is finished once, by the owner, after the end', () => {
    expect(decideFinish(ended, 'mei').ok).toBe(true)
    expect(decideFinish(ended, 'bo')).toEqual({ ok: false, refusal: 'not-the-owner' })
    expect(decideFinish(mine, 'mei')).toEqual({ ok: false, refusal: 'contact-not-ended' })
    expect(decideFinish(closed, 'mei')).toEqual({ ok: false, refusal: 'wrap-up-finished' })
  })
  test('codes may be put right until the instant a day has passed', () => {
    expect(decideDraft(mine, 'mei', T)).toEqual({ ok: true, value: 'draft' })
    expect(decideDraft(closed, 'mei', T + 90_000 + AMEND_MS - 1)).toEqual({ ok: true, value: 'amendment' })
    expect(decideDraft(closed, 'mei', T + 90_000 + AMEND_MS)).toEqual({ ok: false, refusal: 'wrap-up-finished' })
    expect(decideDraft(mine, 'bo', T)).toEqual({ ok: false, refusal: 'not-the-owner' })
  })
})

describe('a silent customer', () => {
  const limits = { idleMs: 600_000, idleWarnMs: 120_000 }
  const silent = { customerSilentSince: T, isHeld: false, warnedAt: null }
  test.each<[string, Parameters<typeof decideIdle>[0], number, { act: string; recheckAt: number }]>([
    ['is left alone until the warning is due', silent, 479_999, { act: 'wait', recheckAt: T + 480_000 }],
    ['is warned at that instant', silent, 480_000, { act: 'warn', recheckAt: T + 600_000 }],
    [
      'has the whole warning time',
      { ...silent, warnedAt: T + 480_000 },
      599_999,
      { act: 'wait', recheckAt: T + 600_000 },
    ],
    ['is let go at its end', { ...silent, warnedAt: T + 480_000 }, 600_000, { act: 'end', recheckAt: T + 600_000 }],
    ['is warned even after a long stop of the system', silent, 9e6, { act: 'warn', recheckAt: T + 9e6 + 120_000 }],
    [
      'is warned again when the warning was for an earlier silence',
      { ...silent, warnedAt: T - 1 },
      480_000,
      { act: 'warn', recheckAt: T + 600_000 },
    ],
    ['never is when held', { ...silent, isHeld: true }, 9e6, { act: 'wait', recheckAt: T + 9e6 + 480_000 }],
    [
      'never is when the agent owes an answer',
      { ...silent, customerSilentSince: null },
      9e6,
      { act: 'wait', recheckAt: T + 9e6 + 480_000 },
    ],
  ])('%s', (_claim, idleness, afterMs, expected) => {
    expect(decideIdle(idleness, limits, T + afterMs)).toEqual(expected)
  })
})

test.each([
  ['您好', true],
  ['Hello', true],
  ['5', true],
  ['……', false],
  ['👍', false],
  ['  \n', false],
])('%j answers the customer: %s', (text, expected) => expect(isMeaningful(text)).toBe(expected))

test.each([
  [Date.UTC(2026, 10, 20, 15, 59), 123, 'S1120-000123'],
  [Date.UTC(2026, 10, 20, 16, 0), 123, 'S1121-000123'],
  [Date.UTC(2026, 0, 31, 20), 1_234_567, 'S0201-1234567'],
])('a reference carries the local date of asking', (askedAt, number, expected) => {
  expect(referenceFor(askedAt, 'Asia/Shanghai', number)).toBe(expected)
})
