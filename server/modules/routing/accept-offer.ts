import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { assignedFact } from '#modules/routing/assigned-fact.ts'
import type { AcceptedShape } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { askerOf } from '#modules/routing/offers.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { findCallback } from '#modules/routing/store-callbacks.ts'
import { findItemOfOffer, lockItemOfOffer } from '#modules/routing/store-items.ts'
import { beginCallback } from '#modules/routing/take-callback.ts'
import { accept, type OfferRefusal, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export type AcceptRefusal = OfferRefusal | 'contact-ended'

/** The agent takes what rings. Doing it twice gets the same answer. */
export async function acceptOffer(
  deps: RoutingDeps,
  agentId: string,
  offerId: string,
): Promise<Outcome<AcceptedShape, AcceptRefusal>> {
  const cause: Cause = { kind: 'person', id: agentId }
  return deps.platform.db.transaction(async (tx) => {
    const rung = await findItemOfOffer(tx, offerId)
    if (!rung || rung.offer?.agentId !== agentId) return refused('offer-not-found')
    const contact = await deps.asks.conversations.lockContact(tx, rung.contactId)
    const item = await lockItemOfOffer(tx, offerId)
    const now = deps.platform.clock.now()
    if (!item) return refused('offer-ended')
    if (item.state === 'assigned' && item.agentId === agentId) return done(await acceptedShape(tx, item))
    const decision = accept(item, offerId, agentId, now)
    if (!decision.ok) return decision
    // The customer left while it rang; the news is on its way and ends the offer.
    if (isAboutContact(item) && contact?.endedAt !== null) return refused('contact-ended')
    const effect = await takeEffect(tx, deps, cause, item, decision.value, now)
    const accepted = facts.offerAccepted.of(item.contactId, now, {
      offerId,
      contactId: item.contactId,
      agentId,
      ...askerOf(item),
    })
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [effect.item],
        agentIds: [agentId],
        facts: [accepted, ...effect.facts],
        opensMatch: false,
        change: (agent) => ({ ...agent, missedInRow: 0 }),
      },
      now,
    )
    return done(await acceptedShape(tx, effect.item))
  })
}

/** What taking it means outside routing: an owner, a participant, or a contact that begins. */
async function takeEffect(
  tx: Tx,
  deps: RoutingDeps,
  cause: Cause,
  before: WorkItem,
  taken: WorkItem,
  now: Instant,
): Promise<{ readonly item: WorkItem; readonly facts: readonly Fact[] }> {
  const { conversations } = deps.asks
  const agentId = taken.agentId ?? ''
  if (taken.kind === 'consult') {
    await conversations.joinParticipant(tx, cause, {
      contactId: taken.contactId,
      personId: agentId,
      role: taken.joinAs ?? 'consultant',
      at: now,
    })
    return { item: taken, facts: [] }
  }
  if (taken.kind !== 'contact') return beginCallback(tx, deps, cause, taken, now)
  await conversations.assignOwner(tx, cause, { contactId: taken.contactId, agentId, epoch: taken.epoch, at: now })
  return { item: taken, facts: [assignedFact(taken, before.waitingSinceAt, now)] }
}

const isAboutContact = (item: WorkItem): boolean => item.kind === 'contact' || item.kind === 'consult'

async function acceptedShape(tx: Tx, item: WorkItem): Promise<AcceptedShape> {
  const isCallback = item.kind === 'callback' || item.kind === 'message'
  const own = isCallback ? (await findCallback(tx, item.id))?.ownContactId : undefined
  return {
    kind: item.offer?.kind ?? item.kind,
    contactId: own ?? item.contactId,
    conversationId: item.conversationId,
    callbackId: isCallback ? item.id : null,
    epoch: item.kind === 'contact' ? item.epoch : null,
  }
}
