import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { assignedFact } from '#modules/routing/assigned-fact.ts'
import { closeConsults } from '#modules/routing/close-consults.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { offerFact, setOfferTimer } from '#modules/routing/offers.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { lockAgents } from '#modules/routing/store-agents.ts'
import { insertItem, lockItemsOfContact } from '#modules/routing/store-items.ts'
import { queueOf } from '#modules/routing/store-queues.ts'
import { findOpenQueue } from '#modules/routing/targets.ts'
import { ringDirectly, type Target, type TransferRefusal } from '#modules/routing/transfer.ts'
import { assign, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type ConsultRefusal = TransferRefusal | 'consult-open'

export interface ConsultRequest {
  readonly to: Target
  /** A consultant speaks with staff only; an expert joins the conversation with the customer. */
  readonly as: 'consultant' | 'expert'
  readonly note: string | null
}

/** How long the asker is kept from being asked: longer than any consult. */
const NEVER_BACK_MS = 24 * 3_600_000

/** The owner asks someone in beside them; the customer stays where they are. One consult of a contact at a time. */
export async function startConsult(
  deps: RoutingDeps,
  by: string,
  contactId: string,
  request: ConsultRequest,
): Promise<Outcome<{ readonly consultId: string }, ConsultRefusal>> {
  const cause: Cause = { kind: 'person', id: by }
  return deps.platform.db.transaction(async (tx) => {
    const owned = await lockOwned(tx, deps, by, contactId)
    if (!owned.ok) return owned
    const { item, items } = owned.value
    if (items.some((each) => each.kind === 'consult')) return refused('consult-open')
    const now = deps.platform.clock.now()
    const asked = await consultFor(tx, deps, item, by, request, now)
    if (!asked.ok) return asked
    const consult = asked.value
    await insertItem(tx, consult)
    const started = facts.consultStarted.of(contactId, now, {
      contactId,
      byAgentId: by,
      queueId: request.to.kind === 'queue' ? request.to.queueId : null,
      agentId: request.to.kind === 'agent' ? request.to.agentId : null,
    })
    const rings = consult.state === 'ringing'
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [],
        agentIds: [consult.agentId],
        facts: rings ? [started, offerFact(consult, now)] : [started],
        opensMatch: !rings,
        change: (agent) => ({ ...agent, availableSinceAt: now }),
      },
      now,
    )
    if (rings) await setOfferTimer(tx, deps.platform.timers, consult)
    return done({ consultId: consult.id })
  })
}

/** Over without a transfer: by the owner who asked, or by the one who was asked. */
export async function endConsult(
  deps: RoutingDeps,
  by: string,
  contactId: string,
): Promise<Outcome<null, 'contact-not-found' | 'no-consult'>> {
  const cause: Cause = { kind: 'person', id: by }
  return deps.platform.db.transaction(async (tx) => {
    await deps.asks.conversations.lockContact(tx, contactId)
    const items = await lockItemsOfContact(tx, contactId)
    const owner = items.find((each) => each.kind === 'contact')?.agentId
    const consults = items.filter((each) => each.kind === 'consult' && (owner === by || each.agentId === by))
    if (owner !== by && consults.length === 0) return refused('contact-not-found')
    if (consults.length === 0) return refused('no-consult')
    const now = deps.platform.clock.now()
    const closed = await closeConsults(tx, deps, cause, consults, 'completed', now)
    await saveWork(tx, deps, { cause, ...closed, opensMatch: closed.agentIds.length > 0 }, now)
    return done(null)
  })
}

/** The warm transfer: whoever was consulted has joined and now owns the contact; the former owner is free. */
export async function completeConsult(
  deps: RoutingDeps,
  by: string,
  contactId: string,
): Promise<Outcome<null, 'contact-not-found' | 'contact-ended' | 'no-consult'>> {
  const cause: Cause = { kind: 'person', id: by }
  return deps.platform.db.transaction(async (tx) => {
    const owned = await lockOwned(tx, deps, by, contactId)
    if (!owned.ok) return owned
    const { item, items } = owned.value
    const consult = items.find((each) => each.kind === 'consult' && each.state === 'assigned')
    if (!consult?.agentId) return refused('no-consult')
    const now = deps.platform.clock.now()
    const taken = assign(item, consult.agentId, consult.heldPoints, now)
    if (!taken.ok) return refused('contact-ended')
    const closed = await closeConsults(tx, deps, cause, [consult], 'transferred', now)
    await deps.asks.conversations.assignOwner(tx, cause, {
      contactId,
      agentId: consult.agentId,
      epoch: taken.value.epoch,
      at: now,
    })
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [taken.value, ...closed.items],
        agentIds: [by, consult.agentId],
        facts: [...closed.facts, ...warmFacts(taken.value, by, now)],
        opensMatch: true,
      },
      now,
    )
    return done(null)
  })
}

async function lockOwned(
  tx: Tx,
  deps: RoutingDeps,
  by: string,
  contactId: string,
): Promise<
  Outcome<{ readonly item: WorkItem; readonly items: readonly WorkItem[] }, 'contact-not-found' | 'contact-ended'>
> {
  const contact = await deps.asks.conversations.lockContact(tx, contactId)
  const items = await lockItemsOfContact(tx, contactId)
  const item = items.find((each) => each.kind === 'contact')
  if (!item || !contact || item.agentId !== by || contact.ownerId !== by) return refused('contact-not-found')
  if (contact.endedAt !== null || item.state !== 'assigned') return refused('contact-ended')
  return done({ item, items })
}

async function consultFor(
  tx: Tx,
  deps: RoutingDeps,
  item: WorkItem,
  by: string,
  { to, as, note }: ConsultRequest,
  now: Instant,
): Promise<Outcome<WorkItem, ConsultRefusal>> {
  const consult: WorkItem = {
    ...item,
    id: newId(now),
    kind: 'consult',
    state: 'waiting',
    waitingSinceAt: now,
    queuedAt: now,
    preferred: [],
    preferredUntilAt: null,
    excluded: [{ agentId: by, untilAt: now + NEVER_BACK_MS }],
    agentId: null,
    heldPoints: 0,
    heldSinceAt: null,
    epoch: 0,
    offer: null,
    isTransfer: false,
    fromAgentId: by,
    note,
    joinAs: as,
    leftQueueIds: [],
  }
  if (to.kind === 'queue') {
    const queue = await findOpenQueue(tx, deps, to.queueId, item.channel, now)
    return queue.ok ? done({ ...consult, queueId: queue.value.id }) : queue
  }
  if (to.agentId === by) return refused('same-agent')
  const agent = (await lockAgents(tx, [to.agentId])).get(to.agentId)
  return ringDirectly({ ...consult, onlyAgentId: to.agentId }, agent, await queueOf(tx, item.queueId), now)
}

function warmFacts(item: WorkItem, by: string, now: Instant): readonly Fact[] {
  const transferred = facts.contactTransferred.of(item.contactId, now, {
    contactId: item.contactId,
    fromAgentId: by,
    toAgentId: item.agentId,
    toQueueId: null,
    mode: 'warm',
    reason: null,
  })
  return [transferred, assignedFact(item, item.waitingSinceAt, now)]
}
