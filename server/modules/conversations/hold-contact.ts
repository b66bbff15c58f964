import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { decideHold, decideUnhold, type OwnerRefusal } from '#modules/conversations/domain.ts'
import { contactHeld, contactUnheld } from '#modules/conversations/events.ts'
import { postNotice } from '#modules/conversations/notices.ts'
import { lockContact } from '#modules/conversations/store.ts'
import { at, sql } from '#platform/database/database.ts'

const by = (personId: string): Cause => ({ kind: 'person', id: personId })

/** The customer is asked to wait; the time counts as hold, and silence meanwhile does not end the contact. */
export async function holdContact(
  deps: Deps,
  contactId: string,
  personId: string,
): Promise<Outcome<null, OwnerRefusal | 'already-held'>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    const decision = decideHold(contact, personId)
    if (!decision.ok) return decision
    const now = deps.platform.clock.now()
    await tx.run(sql`update conversations.contact set held_since = ${at(now)} where id = ${contactId}`)
    await tx.run(sql`insert into conversations.hold_span (contact_id, agent_id, held_at)
      values (${contactId}, ${personId}, ${at(now)})`)
    const { conversationId } = contact
    await postNotice(deps, tx, { conversationId, contactId, code: 'held', audience: 'everyone', at: now })
    await deps.platform.log.announce(tx, by(personId), [
      contactHeld.of(contactId, now, { contactId, agentId: personId }),
    ])
    return done(null)
  })
}

export async function unholdContact(
  deps: Deps,
  contactId: string,
  personId: string,
): Promise<Outcome<null, OwnerRefusal | 'not-held'>> {
  return deps.platform.db.transaction(async (tx) => {
    const contact = await lockContact(tx, contactId)
    if (!contact) return refused('contact-not-found')
    const now = deps.platform.clock.now()
    const decision = decideUnhold(contact, personId, now)
    if (!decision.ok) return decision
    const { heldMs } = decision.value
    await tx.run(sql`update conversations.contact set held_since = null, held_ms = held_ms + ${heldMs}
      where id = ${contactId}`)
    await tx.run(sql`update conversations.hold_span set unheld_at = ${at(now)}
      where contact_id = ${contactId} and unheld_at is null`)
    await postNotice(deps, tx, {
      conversationId: contact.conversationId,
      contactId,
      code: 'unheld',
      values: { heldSeconds: Math.round(heldMs / 1000) },
      audience: 'everyone',
      at: now,
    })
    await deps.platform.log.announce(tx, by(personId), [
      contactUnheld.of(contactId, now, { contactId, agentId: personId, heldMs }),
    ])
    return done(null)
  })
}
