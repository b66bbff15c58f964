import { describe, expect, test } from 'vitest'
import type { EndReason } from '#modules/conversations/domain.ts'
import { CHANGE_MS, decideInvitation, decideRating, type Rating } from '#modules/conversations/rating.ts'

const T = Date.UTC(2026, 10, 22, 2)
const HOUR = 3_600_000
const served = { answeredAt: T - 60_000, isCallback: false }

describe('asked how it was is', () => {
  test.each<[string, { answeredAt: number | null; isCallback: boolean }, EndReason, boolean]>([
    ['who was served until the agent ended it', served, 'agent-ended', true],
    ['who ended it', served, 'customer-ended', true],
    ['who fell silent: else silence would choose whom to ask', served, 'idle', true],
    ['nobody whom no person took on', { ...served, answeredAt: null }, 'agent-ended', false],
    ['nobody who left unanswered', { ...served, answeredAt: null }, 'abandoned', false],
    ['nobody whose contact the system closed', served, 'closed-by-system', false],
    ['nobody who goes on by phone', served, 'moved-to-callback', false],
    ['nobody who left a message', served, 'moved-to-message', false],
    ['nobody who was called back', { ...served, isCallback: true }, 'agent-ended', false],
  ])('%s', (_claim, contact, reason, isAsked) => {
    expect(decideInvitation(contact, reason, T, 24)).toBe(isAsked ? T + 24 * HOUR : undefined)
  })

  test('nobody in a house that does not ask', () => {
    expect(decideInvitation(served, 'agent-ended', T, 0)).toBeUndefined()
  })
})

describe('a rating', () => {
  const ended = { endedAt: T }
  const invited: Rating = { invitedAt: T, dueAt: T + 24 * HOUR, score: null, comment: null, ratedAt: null }
  const rated: Rating = { ...invited, score: 4, comment: '很快', ratedAt: T + 1_000 }
  const late: Rating = { ...rated, ratedAt: T + 24 * HOUR - 1 }
  const four = { score: 4, comment: '很快' }
  const two = { score: 2, comment: null }

  test.each<[string, { endedAt: number | null }, Rating | undefined, typeof four | typeof two, number, string]>([
    ['is taken from the end on', ended, invited, four, T, 'first'],
    ['is taken until the instant before it is due', ended, invited, four, T + 24 * HOUR - 1, 'first'],
    ['comes too late at the instant it is due', ended, invited, four, T + 24 * HOUR, 'rating-too-late'],
    ['is not taken while the talk goes on', { endedAt: null }, undefined, four, T, 'contact-not-ended'],
    ['is not taken where nobody was asked', ended, undefined, four, T, 'not-served'],
    ['given again is the same one, at any time', ended, rated, four, T + 90 * 24 * HOUR, 'repeat'],
    ['may be another until ten minutes after the first', ended, rated, two, T + 1_000 + CHANGE_MS - 1, 'change'],
    ['stands after ten minutes', ended, rated, two, T + 1_000 + CHANGE_MS, 'already-rated'],
    [
      'with other words is another one',
      ended,
      rated,
      { ...four, comment: '慢' },
      T + 1_000 + CHANGE_MS,
      'already-rated',
    ],
    ['given just in time may be another all the same', ended, late, two, T + 24 * HOUR + 60_000, 'change'],
  ])('%s', (_claim, contact, rating, wish, now, expected) => {
    const decision = decideRating(contact, rating, wish, now)
    expect(decision.ok ? decision.value : decision.refusal).toBe(expected)
  })
})
