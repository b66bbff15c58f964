import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { Lane } from '#modules/conversations/questions.ts'

/** A contact as its row says: everything that the decisions below look at. */
export interface Contact {
  readonly contactId: string
  readonly reference: string
  readonly conversationId: string
  readonly customerId: string
  readonly channel: string
  /** A phone call to the customer, or the answer to a left message. */
  readonly isCallback: boolean
  readonly ownerId: string | null
  readonly epoch: number
  readonly firstSeq: number
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly firstResponseAt: Instant | null
  readonly endedAt: Instant | null
  readonly heldSince: Instant | null
  readonly heldMs: number
  readonly idleWarnedAt: Instant | null
  readonly wrapUpDueAt: Instant | null
  readonly wrapUpFinishedAt: Instant | null
  readonly reasonCode: string | null
  readonly dispositionCode: string | null
}

export type EndReason =
  | 'agent-ended'
  | 'customer-ended'
  | 'abandoned'
  | 'idle'
  | 'moved-to-callback'
  | 'moved-to-message'
  | 'closed-by-system'
export type ContactState = 'waiting' | 'active' | 'held' | 'wrap-up' | 'closed'
export type OwnerRefusal = 'contact-not-found' | 'not-the-owner' | 'contact-ended'

export function stateOf(
  contact: Pick<Contact, 'endedAt' | 'ownerId' | 'heldSince' | 'wrapUpDueAt' | 'wrapUpFinishedAt'>,
): ContactState {
  if (contact.endedAt !== null) {
    return contact.wrapUpDueAt !== null && contact.wrapUpFinishedAt === null ? 'wrap-up' : 'closed'
  }
  if (contact.ownerId === null) return 'waiting'
  return contact.heldSince === null ? 'active' : 'held'
}

/** Who serves whom first: a customer who needs care before one who is valued before anyone. */
export function laneOf(traits: { readonly isVip: boolean; readonly isVulnerable: boolean }): Lane {
  if (traits.isVulnerable) return 'vulnerable'
  return traits.isVip ? 'vip' : 'ordinary'
}

/** Only the owner acts on a contact, and only while it lasts. */
export function checkOwner(contact: Contact, personId: string): OwnerRefusal | undefined {
  if (contact.ownerId !== personId) return 'not-the-owner'
  return contact.endedAt === null ? undefined : 'contact-ended'
}

export function decideHold(contact: Contact, by: string): Outcome<null, OwnerRefusal | 'already-held'> {
  const refusal = checkOwner(contact, by)
  if (refusal !== undefined) return refused(refusal)
  return contact.heldSince === null ? done(null) : refused('already-held')
}

/** @returns how long it was held, in milliseconds, 0 or more also when clocks disagree */
export function decideUnhold(
  contact: Contact,
  by: string,
  now: Instant,
): Outcome<{ readonly heldMs: number }, OwnerRefusal | 'not-held'> {
  const refusal = checkOwner(contact, by)
  if (refusal !== undefined) return refused(refusal)
  if (contact.heldSince === null) return refused('not-held')
  return done({ heldMs: Math.max(0, now - contact.heldSince) })
}

/**
 * How a contact ends. A customer who leaves before anyone accepted has abandoned it; one who leaves later has ended
 * it, whatever the channel called it. Wrap-up begins where a person owns it at the end.
 */
export function decideEnd(
  contact: Contact,
  reason: EndReason,
  now: Instant,
  wrapUpMs: number,
): Outcome<
  { readonly reason: EndReason; readonly heldMs: number; readonly wrapUpDueAt: Instant | null },
  'contact-ended'
> {
  if (contact.endedAt !== null) return refused('contact-ended')
  return done({
    reason: trueReason(reason, contact.answeredAt !== null),
    heldMs: contact.heldSince === null ? 0 : Math.max(0, now - contact.heldSince),
    wrapUpDueAt: contact.ownerId === null ? null : now + wrapUpMs,
  })
}

function trueReason(reason: EndReason, wasAnswered: boolean): EndReason {
  if (reason === 'customer-ended' && !wasAnswered) return 'abandoned'
  if (reason === 'abandoned' && wasAnswered) return 'customer-ended'
  return reason
}

export type WrapUpRefusal =
  | 'contact-not-found'
  | 'not-the-owner'
  | 'contact-not-ended'
  | 'wrap-up-finished'
  | 'reason-not-known'
  | 'disposition-not-known'

/** Finishing comes after the end, once, by the owner. */
export function decideFinish(contact: Contact, by: string): Outcome<null, WrapUpRefusal> {
  if (contact.ownerId !== by) return refused('not-the-owner')
  if (contact.endedAt === null) return refused('contact-not-ended')
  if (contact.wrapUpFinishedAt !== null) return refused('wrap-up-finished')
  return done(null)
}

/** Codes may be put right for a day after the end: a form that finished by itself is often half filled. */
export const AMEND_MS = 24 * 3600 * 1000

/** Notes on the outcome are taken while the owner talks, in wrap-up, and for a day after it. */
export function decideDraft(
  contact: Contact,
  by: string,
  now: Instant,
): Outcome<'draft' | 'amendment', 'not-the-owner' | 'wrap-up-finished'> {
  if (contact.ownerId !== by) return refused('not-the-owner')
  if (contact.wrapUpFinishedAt === null) return done('draft')
  return now < contact.wrapUpFinishedAt + AMEND_MS ? done('amendment') : refused('wrap-up-finished')
}

export interface Idleness {
  /** Null when it is not the customer's turn: nobody spoke yet, or the agent owes an answer. */
  readonly customerSilentSince: Instant | null
  readonly isHeld: boolean
  readonly warnedAt: Instant | null
}

/**
 * What to do about a silent customer: nothing until `recheckAt`, warn, or end. Time on hold and time in which the
 * agent owes an answer never count. The end comes `idleWarnMs` after the warning at the earliest, so that a contact
 * silent over a restart of the system is still warned before it ends.
 */
export function decideIdle(
  idleness: Idleness,
  limits: { readonly idleMs: number; readonly idleWarnMs: number },
  now: Instant,
): { readonly act: 'wait' | 'warn' | 'end'; readonly recheckAt: Instant } {
  const { customerSilentSince, isHeld, warnedAt } = idleness
  const warnAfterMs = limits.idleMs - limits.idleWarnMs
  if (customerSilentSince === null || isHeld) return { act: 'wait', recheckAt: now + warnAfterMs }
  const warnAt = customerSilentSince + warnAfterMs
  if (now < warnAt) return { act: 'wait', recheckAt: warnAt }
  const isWarned = warnedAt !== null && warnedAt > customerSilentSince
  if (!isWarned) return { act: 'warn', recheckAt: now + limits.idleWarnMs }
  const endAt = warnedAt + limits.idleWarnMs
  return now < endAt ? { act: 'wait', recheckAt: endAt } : { act: 'end', recheckAt: endAt }
}

/** Words or a number that answer something; a lone "。", "…" or emoji does not stop the first-response clock. */
export function isMeaningful(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** `S1121-000123`: local month and day of asking, and a number that never comes again. */
export function referenceFor(askedAt: Instant, timeZone: string, number: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, month: '2-digit', day: '2-digit' }).formatToParts(askedAt)
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `S${part('month')}${part('day')}-${String(number).padStart(6, '0')}`
}

export type Role = 'owner' | 'consultant' | 'expert' | 'monitor' | 'whisper' | 'barge-in'

/** What each part in a contact allows: to speak to the customer, to write internal notes, or only to read. */
export const RIGHTS: Readonly<Record<Role, 'speaks' | 'notes' | 'reads'>> = {
  owner: 'speaks',
  expert: 'speaks',
  'barge-in': 'speaks',
  consultant: 'notes',
  whisper: 'notes',
  monitor: 'reads',
}
