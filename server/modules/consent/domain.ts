import type { Instant } from '#libs/facts/event.ts'

type State = 'given' | 'refused' | 'withdrawn'

/** What a yes or no makes of what held before: a no withdraws what was given, though it has expired, and refuses else. */
export function decideState(says: 'yes' | 'no', before: State | undefined): State {
  if (says === 'yes') return 'given'
  return before === 'given' || before === 'withdrawn' ? 'withdrawn' : 'refused'
}

/**
 * The same day and hour `months` later, in UTC; the last day of the month where that month has no such day.
 * @param months 1 or more
 */
export function expiryOf(givenAt: Instant, months: number): Instant {
  const given = new Date(givenAt)
  const last = new Date(Date.UTC(given.getUTCFullYear(), given.getUTCMonth() + months + 1, 0)).getUTCDate()
  const expires = new Date(givenAt)
  expires.setUTCDate(1)
  expires.setUTCMonth(expires.getUTCMonth() + months)
  expires.setUTCDate(Math.min(given.getUTCDate(), last))
  return expires.getTime()
}

/** As screens show it: what was given and has expired is neither given nor withdrawn. */
export function stateAt(
  standing: { readonly state: State; readonly expiresAt: Instant | null } | undefined,
  now: Instant,
): State | 'none' | 'expired' {
  if (!standing) return 'none'
  return hasExpired(standing, now) ? 'expired' : standing.state
}

/** A consent holds until the instant it expires, and no longer. */
export const hasExpired = (
  { state, expiresAt }: { readonly state: State; readonly expiresAt: Instant | null },
  now: Instant,
): boolean => state === 'given' && expiresAt !== null && expiresAt <= now

export type ReviewRefusal = 'nothing-to-review' | 'edited-meanwhile' | 'own-text' | 'reason-missing'

/** Whether this person may decide about these words: they wrote none of them and read the writing that waits. */
export function refuseReview(
  text: { readonly state: string; readonly revision: number; readonly writers: readonly string[] },
  review: {
    readonly personId: string
    readonly revision: number
    readonly decision: 'approve' | 'return'
    readonly note: string
  },
): ReviewRefusal | undefined {
  if (text.state !== 'submitted') return 'nothing-to-review'
  if (text.revision !== review.revision) return 'edited-meanwhile'
  if (text.writers.includes(review.personId)) return 'own-text'
  return review.decision === 'return' && review.note === '' ? 'reason-missing' : undefined
}
