import type { Fact, Instant } from '#libs/facts/event.ts'
import * as facts from '#modules/routing/events.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Timers } from '#platform/timers.ts'

export const OFFER_TIMER = 'routing.offer-expiry'

/** The fact of an offer that now rings. */
export function offerFact(item: WorkItem, now: Instant): Fact {
  const offer = offerOf(item)
  return facts.offerMade.of(item.contactId, now, {
    offerId: offer.offerId,
    contactId: item.contactId,
    agentId: offer.agentId,
    queueId: item.queueId,
    expiresAt: offer.expiresAt,
    kind: offer.kind,
    ...askerOf(item),
  })
}

/** A consult concerns two desks: the one it rings at, and the one that asked. */
export function askerOf({ kind, fromAgentId }: WorkItem): { readonly byAgentId?: string } {
  return kind === 'consult' && fromAgentId !== null ? { byAgentId: fromAgentId } : {}
}

export async function setOfferTimer(tx: Tx, timers: Timers, item: WorkItem): Promise<void> {
  const offer = offerOf(item)
  await timers.set(tx, OFFER_TIMER, offer.offerId, offer.expiresAt)
}

/** The fact of an offer taken back, of the item as it rang. */
export function withdrawnFact(item: WorkItem, reason: string, now: Instant): Fact {
  const { offerId, agentId } = offerOf(item)
  return facts.offerWithdrawn.of(item.contactId, now, {
    offerId,
    contactId: item.contactId,
    agentId,
    reason,
    ...askerOf(item),
  })
}

function offerOf(item: WorkItem) {
  if (!item.offer) throw new Error(`work item ${item.id} has no offer`)
  return item.offer
}
