import { expect, it, test } from 'vitest'
import { decideHolding, stateOf } from '#modules/consent/requests/check.ts'
import { keptSince, keptUntil } from '#modules/consent/retention/schedule.ts'

const rule = { kind: 'messages', months: 36, source: 'house', version: 1 }
const latestAt = Date.parse('2023-11-25T02:00:00Z')
const end = Date.parse('2026-11-25T02:00:00Z')
const found = { kind: 'messages', count: 3, latestAt }

test.each([
  ['may go the instant its time is over', found, rule, false, end, null],
  ['is kept the millisecond before', found, rule, false, end - 1, 'retention'],
  ['is kept while a hold stands', found, rule, true, end, 'legal-hold'],
  ['is kept without a rule', found, undefined, false, end, 'no-rule'],
  ['is nothing to keep where there is none', { ...found, count: 0, latestAt: null }, rule, true, end, null],
] as const)('what is found %s', (_claim, what, by, isHeld, now, because) => {
  expect(decideHolding(what, by, isHeld, now).keptBecause).toBe(because)
})

it('counts months by the calendar, to the last day of a short one', () => {
  expect(keptUntil(Date.parse('2024-02-29T00:00:00Z'), 36)).toBe(Date.parse('2027-02-28T00:00:00Z'))
  expect(keptSince(Date.parse('2026-05-31T00:00:00Z'), 6)).toBe(Date.parse('2025-11-30T00:00:00Z'))
})

it('a deletion that keeps something is done in part', () => {
  const gone = { ...decideHolding(found, rule, false, end), removed: 3 }
  const kept = { ...decideHolding(found, rule, false, end - 1), removed: 0 }
  expect([stateOf([gone]), stateOf([gone, kept])]).toEqual(['done', 'partly'])
})
