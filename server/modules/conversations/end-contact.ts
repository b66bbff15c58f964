import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import {
  type Contact,
  checkOwner,
  decideEnd,
  type EndReason,
  type OwnerRefusal,
} from '#modules/conversations/domain.ts'
import { contactEnded, contactUnheld, participantLeft, ratingInvited } from '#modules/conversations/events.ts'
import { firstResponsePromise } from '#modules/conversations/first-response.ts'
import { postNotice } from '#modules/conversations/notices.ts'
import { decideInvitation } from '#modules/conversations/rating.ts'
import { readSettings } from '#modules/conversations/settings.ts'
import {
  closeParticipants,
  type EndedContact,
  lockContact,
  refreshSeats,
  saveEnd,
} from '#modules/conversations/store.ts'
import { insertInvitation } from '#modules/conversations/store-rating.ts'
import { WRAP_UP_TIMER } from '#modules/conversations/timer-kinds.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'

/** The owner ends the talk; wrap-up begins. */
export async function endByOwner(deps: Deps, contactId: string, by: string): Promise<Outcome<null, OwnerRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    const refusal = checkOwner(contact, by)
    if (refusal !== undefined) return refused(refusal)
    return endLocked(deps, tx, { kind: 'person', id: by }, contact, 'agent-ended', deps.platform.clock.now())
  })
}

/** A channel, routing or a timer ends the contact. */
export async function endContact(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  end: { readonly contactId: string; readonly reason: EndReason; readonly at: Instant },
): Promise<Outcome<null, 'contact-ended' | 'contact-not-found'>> {
  const contact = await lockContact(tx, end.contactId)
  if (!contact) return refused('contact-not-found')
  return endLocked(deps, tx, cause, contact, end.reason, end.at)
}

async function endLocked(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  contact: Contact,
  reason: EndReason,
  now: Instant,
): Promise<Outcome<null, 'contact-ended'>> {
  const { wrapUpSeconds, ratingHours } = await readSettings(tx)
  const decision = decideEnd(contact, reason, now, wrapUpSeconds * 1000)
  if (!decision.ok) return decision
  const ended = decision.value
  await postNotice(deps, tx, {
    conversationId: contact.conversationId,
    contactId: contact.contactId,
    code: 'contact-ended',
    values: { reason: ended.reason },
    audience: 'everyone',
    at: now,
  })
  await saveEnd(tx, contact.contactId, ended, now)
  const left = await closeParticipants(tx, contact.contactId, sql`p.role <> 'owner'`, now)
  await refreshSeats(tx, contact.conversationId)
  await tx.run(sql`update conversations.conversation set
      last_agent_id = coalesce(${contact.ownerId}, last_agent_id),
      last_served_at = case when ${contact.ownerId}::uuid is null then last_served_at else ${at(now)} end
    where id = ${contact.conversationId}`)
  if (ended.wrapUpDueAt !== null) {
    await deps.platform.timers.set(tx, WRAP_UP_TIMER, contact.contactId, ended.wrapUpDueAt)
  }
  await deps.platform.log.announce(tx, cause, factsOf(contact, ended, left, now))
  await invite(deps, tx, contact, ended.reason, now, ratingHours)
  if (contact.firstResponseAt === null) {
    await deps.promises.withdraw(tx, cause, firstResponsePromise(contact.contactId), now, ended.reason)
  }
  return done(null)
}

async function invite(
  deps: Deps,
  tx: Tx,
  { contactId, conversationId, ownerId: agentId, ...contact }: Contact,
  reason: EndReason,
  now: Instant,
  withinHours: number,
): Promise<void> {
  const dueAt = decideInvitation(contact, reason, now, withinHours)
  if (dueAt === undefined) return
  await insertInvitation(tx, { contactId, agentId, at: now, dueAt })
  await deps.platform.log.announce(tx, { kind: 'system', id: 'conversations.rating' }, [
    ratingInvited.of(contactId, now, { contactId, conversationId, agentId, dueAt }),
  ])
}

function factsOf(
  contact: Contact,
  ended: EndedContact,
  left: Awaited<ReturnType<typeof closeParticipants>>,
  now: Instant,
): Fact[] {
  const { contactId, conversationId, ownerId } = contact
  const unheld =
    contact.heldSince === null || ownerId === null
      ? []
      : [contactUnheld.of(contactId, now, { contactId, agentId: ownerId, heldMs: ended.heldMs })]
  return [
    ...unheld,
    ...left.map(({ personId, role }) =>
      participantLeft.of(contactId, now, { conversationId, contactId, personId, role }),
    ),
    contactEnded.of(contactId, now, {
      contactId,
      conversationId,
      ownerId,
      reason: ended.reason,
      wrapUpDueAt: ended.wrapUpDueAt,
    }),
  ]
}
