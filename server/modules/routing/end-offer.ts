import { done, type Outcome } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { consultEndFacts } from '#modules/routing/consult-facts.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { askerOf, OFFER_TIMER } from '#modules/routing/offers.ts'
import { missOffer } from '#modules/routing/presence.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { lockItemOfOffer } from '#modules/routing/store-items.ts'
import { decline, expire, type OfferRefusal } from '#modules/routing/work-item.ts'
import type { TimerHandler } from '#platform/timers.ts'

/** The agent will not take it now: the next in line rings, and this agent is spared it for a while. */
export async function declineOffer(
  deps: RoutingDeps,
  agentId: string,
  offerId: string,
  reason: string | null,
): Promise<Outcome<null, OfferRefusal>> {
  const cause: Cause = { kind: 'person', id: agentId }
  return deps.platform.db.transaction(async (tx) => {
    const { declinedForSeconds } = await loadSettings(tx)
    const item = await lockItemOfOffer(tx, offerId)
    if (!item) return { ok: false, refusal: 'offer-not-found' } as const
    const now = deps.platform.clock.now()
    const decision = decline(item, offerId, agentId, declinedForSeconds * 1000, now)
    if (!decision.ok) return decision
    const { contactId } = item
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [decision.value],
        agentIds: [agentId],
        facts: [
          facts.offerDeclined.of(contactId, now, { offerId, contactId, agentId, reason, ...askerOf(item) }),
          ...consultEndFacts(item, decision.value, NOT_TAKEN, now),
        ],
        opensMatch: true,
        change: (agent) => ({ ...agent, missedInRow: 0 }),
      },
      now,
    )
    return done(null)
  })
}

/** An offer rang out. Several in a row, and the agent gets no more until they ask for work again. */
export function expireOffer(deps: RoutingDeps): TimerHandler {
  const cause: Cause = { kind: 'system', id: OFFER_TIMER }
  return async (tx, timer, now) => {
    const settings = await loadSettings(tx)
    const item = await lockItemOfOffer(tx, timer.key)
    const agentId = item?.agentId
    if (!item || !agentId) return
    const decision = expire(item, timer.key, settings.declinedForSeconds * 1000, now)
    if (!decision.ok) return
    const { contactId } = item
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [decision.value],
        agentIds: [agentId],
        facts: [
          facts.offerExpired.of(contactId, now, { offerId: timer.key, contactId, agentId, ...askerOf(item) }),
          ...consultEndFacts(item, decision.value, NOT_TAKEN, now),
        ],
        opensMatch: true,
        change: (agent) => missOffer(agent, settings.missedOffersInARow, agent.inHand),
      },
      now,
    )
  }
}

/** A consult of one person ends when that person does not take it. */
const NOT_TAKEN = { joined: 'completed', unjoined: 'nobody' } as const
