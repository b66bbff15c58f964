import { describe, expect, it, test } from 'vitest'
import { decideState, expiryOf, refuseReview, stateAt } from '#modules/consent/domain.ts'
import { keysToRefuse } from '#modules/consent/refuse.ts'

test.each([
  ['yes', undefined, 'given'],
  ['yes', 'withdrawn', 'given'],
  ['no', undefined, 'refused'],
  ['no', 'refused', 'refused'],
  ['no', 'given', 'withdrawn'],
  ['no', 'withdrawn', 'withdrawn'],
] as const)('%s after %s is %s', (says, before, after) => {
  expect(decideState(says, before)).toBe(after)
})

test.each([
  ['2026-03-11T10:00:00Z', 24, '2028-03-11T10:00:00Z'],
  ['2024-02-29T10:00:00Z', 24, '2026-02-28T10:00:00Z'],
  ['2026-01-31T23:59:59Z', 1, '2026-02-28T23:59:59Z'],
  ['2026-12-31T00:00:00Z', 2, '2027-02-28T00:00:00Z'],
] as const)('consent of %s for %i months ends %s', (given, months, ends) => {
  expect(expiryOf(Date.parse(given), months)).toBe(Date.parse(ends))
})

it('is expired from the instant of expiry on, and a withdrawal never expires', () => {
  expect(stateAt({ state: 'given', expiresAt: 10 }, 9)).toBe('given')
  expect(stateAt({ state: 'given', expiresAt: 10 }, 10)).toBe('expired')
  expect(stateAt({ state: 'withdrawn', expiresAt: null }, 10)).toBe('withdrawn')
  expect(stateAt(undefined, 10)).toBe('none')
})

describe('a text', () => {
  const text = { state: 'submitted', revision: 2, writers: ['a'] }
  const review = { personId: 'b', revision: 2, decision: 'approve', note: '' } as const
  test.each([
    ['is approved by a second person', text, review, undefined],
    ['is not approved by its writer', text, { ...review, personId: 'a' }, 'own-text'],
    ['is not approved unread', text, { ...review, revision: 1 }, 'edited-meanwhile'],
    ['is returned with a reason only', text, { ...review, decision: 'return' as const }, 'reason-missing'],
    ['is not reviewed as a draft', { ...text, state: 'draft' }, review, 'nothing-to-review'],
  ] as const)('%s', (_claim, what, by, refusal) => {
    expect(refuseReview(what, by)).toBe(refusal)
  })
})

it('one refusal stops marketing on every channel and of every partner, and no service', () => {
  const keys = keysToRefuse(['marketing'], [{ purpose: 'sharing-partner', receiver: 'insurer-a' }])
  expect(keys).toHaveLength(12)
  expect(keys).toContainEqual({ purpose: 'sharing-partner', channel: 'any', receiver: 'insurer-a' })
  expect(keys.some(({ purpose }) => purpose === 'contract-service' || purpose === 'security')).toBe(false)
})
