import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { duressFlagged, identityChecked, identityLocked } from '#modules/customers/events.ts'
import { decideLevel, FAILURES_COUNT_MS, lockAfter } from '#modules/customers/levels/level.ts'
import {
  type ContactStanding,
  insertEvidence,
  insertWarning,
  lockCustomerIdentity,
  readFailures,
  readStanding,
} from '#modules/customers/levels/store.ts'
import type { EvidenceKind } from '#modules/customers/levels-contract.ts'
import { customersVisibleTo } from '#modules/customers/views.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type EvidenceRefusal = 'contact-not-found' | 'contact-over' | 'nobody-to-verify' | 'identity-locked'

/** Writes down how one check of who is on the line ended; the third failure within 24 hours locks the customer. */
export async function recordEvidence(
  platform: Platform,
  actor: Actor,
  contactId: string,
  tried: { readonly kind: EvidenceKind; readonly passed: boolean },
): Promise<Outcome<ContactStanding, EvidenceRefusal>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const seen = await visibleStanding(tx, actor, 'customers.verify', contactId)
    if (!seen) return refused('contact-not-found')
    await lockCustomerIdentity(tx, seen.customerId)
    // Read again: a try that was waited for may have locked the customer.
    const found = (await readStanding(tx, contactId)) ?? seen
    const refusal = refuseTry(found, tried.kind, now)
    if (refusal) return refusal
    await addEvidence(platform, tx, found, { ...tried, by: actor.personId }, now)
    const standing = await readStanding(tx, contactId)
    return standing ? done(standing) : refused('contact-not-found')
  })
}

/** The customer may be forced. Nobody's screen tells of it but that of supervisors and the fraud desk; twice is once. */
export async function flagDuress(
  platform: Platform,
  actor: Actor,
  contactId: string,
): Promise<Outcome<null, 'contact-not-found' | 'contact-over'>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const found = await visibleStanding(tx, actor, 'customers.verify', contactId)
    if (!found) return refused('contact-not-found')
    if (found.overAt !== null) return refused('contact-over', 'The contact is over: report it to your supervisor.')
    const warning = { kind: 'duress', by: actor.personId, until: null } as const
    if (await insertWarning(tx, found, warning, now))
      await platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
        duressFlagged.of(found.customerId, now, { contactId }),
      ])
    return done(null)
  })
}

/** Adds a try and, with the failure that is one too many, the lock. Under the customer's lock. */
export async function addEvidence(
  platform: Platform,
  tx: Tx,
  contact: ContactStanding,
  tried: { readonly kind: EvidenceKind; readonly passed: boolean; readonly by: string },
  now: Instant,
): Promise<void> {
  const { contactId, customerId } = contact
  const cause = { kind: 'person', id: tried.by } as const
  const failures = await readFailures(tx, customerId, now - FAILURES_COUNT_MS)
  const until = tried.passed ? null : lockAfter(failures, now)
  await insertEvidence(tx, contact, tried, now)
  if (until !== null) await insertWarning(tx, contact, { kind: 'locked', by: tried.by, until }, now)
  const standing = (await readStanding(tx, contactId)) ?? contact
  const { kind, passed } = tried
  const level = decideLevel(standing, now)
  await platform.log.announce(tx, cause, [
    identityChecked.of(customerId, now, { contactId, kind, passed, level }),
    ...(until === null ? [] : [identityLocked.of(customerId, now, { contactId, until })]),
  ])
}

/** Whether this try may be made at all; a visit to a branch also frees a locked customer. */
export function refuseTry(contact: ContactStanding, kind: EvidenceKind, now: Instant) {
  if (!contact.isKnown)
    return refused('nobody-to-verify', 'A visitor has nothing on record: ask them to sign in on the bank’s own page.')
  if (contact.overAt !== null) return refused('contact-over', 'The contact is over, and its level with it.')
  if (contact.lockedUntil !== null && now < contact.lockedUntil && kind !== 'branch-visit')
    return refused('identity-locked', 'Three checks failed: no more for 24 hours. Ask the customer to visit a branch.')
  return undefined
}

/** The contact's standing for those who may see its customer. */
export async function visibleStanding(
  db: Queryable,
  actor: Actor,
  permission: string,
  contactId: string,
): Promise<ContactStanding | undefined> {
  const seen = await db.maybe<{ contact_id: string }>(sql`select ct.contact_id from customers.contact ct
    join customers.customer c on c.id = ct.customer_id
    where ct.contact_id = ${contactId} and ${customersVisibleTo(scopeOf(actor, permission))}`)
  return seen && readStanding(db, contactId)
}
