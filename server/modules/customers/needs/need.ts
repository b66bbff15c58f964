import type { Instant } from '#libs/facts/event.ts'
import type { NeedTold } from '#modules/customers/needs-contract.ts'

const DAY_MS = 86_400_000
/** So long before the day a review is called for, on screens and by its promise. */
export const REVIEW_WARNING_MS = 30 * DAY_MS

/** The same instant a year on (UTC); of 29 February the 28th. */
export function nextReview(now: Instant): Instant {
  const on = new Date(now)
  const month = on.getUTCMonth()
  on.setUTCFullYear(on.getUTCFullYear() + 1)
  return on.getUTCMonth() === month ? on.getTime() : on.getTime() - DAY_MS
}

export const isToReview = (reviewAt: Instant | null, now: Instant): boolean =>
  reviewAt !== null && now >= reviewAt - REVIEW_WARNING_MS

/**
 * Who owes the review: whoever recorded the need, when they will still see the customer in a year; of an agent who sees
 * whom they serve, the unit.
 */
export function decideReviewer(
  by: { readonly personId: string; readonly unitId: string | null; readonly reach: string },
  managerId: string | null,
): { readonly ownerId: string | null; readonly unitId: string | null } {
  const staysNear = by.reach !== 'own' || managerId === by.personId
  return { ownerId: staysNear ? by.personId : null, unitId: by.unitId }
}

/** Whether what is told again says the same. */
export const changeBy = (kept: { readonly source: string; readonly agreement: string }, told: NeedTold) =>
  kept.source === told.source && kept.agreement === told.agreement ? 'confirmed' : 'changed'

/** What is known of a need that an earlier release kept without saying: since when it stood in the log, and who put it there. */
export function sinceWhen(
  need: string,
  told: readonly { readonly at: Instant; readonly by: string | null; readonly needs: readonly string[] }[],
): { readonly at: Instant; readonly by: string | null } | null {
  let since: { at: Instant; by: string | null } | null = null
  for (const { at, by, needs } of told) {
    if (!needs.includes(need)) since = null
    else since ??= { at, by }
  }
  return since
}
