import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { hasRoom } from '#libs/skill-matching/capacity.ts'
import { closeConsults } from '#modules/routing/close-consults.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { offerFact, setOfferTimer } from '#modules/routing/offers.ts'
import { setOverflowTimer } from '#modules/routing/overflow.ts'
import { isAccepting } from '#modules/routing/presence.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { type Agent, costFor, lockAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { lockItemsOfContact } from '#modules/routing/store-items.ts'
import { type Queue, queueOf } from '#modules/routing/store-queues.ts'
import { findOpenQueue, type TargetRefusal } from '#modules/routing/targets.ts'
import { requeue, ring, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type Target =
  | { readonly kind: 'queue'; readonly queueId: string }
  | { readonly kind: 'agent'; readonly agentId: string }
export type TransferRefusal = 'contact-not-found' | 'contact-ended' | TargetRefusal

export interface TransferRequest {
  readonly to: Target
  readonly reason: string
  readonly note: string | null
}

/**
 * Hands the contact on without a word before (cold): into a queue with its original wait, or ringing at one colleague,
 * from whom it goes into its queue when not taken. The former owner is free at once.
 */
export async function transferContact(
  deps: RoutingDeps,
  by: string,
  contactId: string,
  request: TransferRequest,
): Promise<Outcome<null, TransferRefusal>> {
  const cause: Cause = { kind: 'person', id: by }
  return deps.platform.db.transaction(async (tx) => {
    const contact = await deps.asks.conversations.lockContact(tx, contactId)
    const items = await lockItemsOfContact(tx, contactId)
    const item = items.find((each) => each.kind === 'contact')
    if (!item || !contact || contact.ownerId !== by || item.agentId !== by) return refused('contact-not-found')
    if (contact.endedAt !== null || item.state !== 'assigned') return refused('contact-ended')
    const now = deps.platform.clock.now()
    const touched = items.flatMap((each) => (each.agentId === null ? [] : [each.agentId]))
    if (request.to.kind === 'agent') touched.push(request.to.agentId)
    const moved = await moveTo(tx, deps, item, by, request, await lockAgents(tx, touched), now)
    if (!moved.ok) return moved
    const after = moved.value
    const consults = await closeConsults(tx, deps, cause, items, 'cancelled', now)
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [after, ...consults.items],
        agentIds: [by, after.agentId, ...consults.agentIds],
        facts: [...transferFacts(after, by, request, now), ...consults.facts],
        opensMatch: true,
        change: (agent) => (agent.id === after.agentId ? { ...agent, availableSinceAt: now } : agent),
      },
      now,
    )
    if (after.state === 'ringing') await setOfferTimer(tx, deps.platform.timers, after)
    else await setOverflowTimer(tx, deps.platform.timers, after, await queueOf(tx, after.queueId))
    await deps.asks.conversations.assignOwner(tx, cause, { contactId, agentId: null, epoch: after.epoch, at: now })
    return done(null)
  })
}

async function moveTo(
  tx: Tx,
  deps: RoutingDeps,
  item: WorkItem,
  by: string,
  { to, note }: TransferRequest,
  agents: ReadonlyMap<string, Agent>,
  now: Instant,
): Promise<Outcome<WorkItem, TransferRefusal>> {
  const { declinedForSeconds } = await loadSettings(tx)
  const excluded = [{ agentId: by, untilAt: now + declinedForSeconds * 1000 }]
  const transferredBy = { agentId: by, note }
  if (to.kind === 'queue') {
    const queue = await findOpenQueue(tx, deps, to.queueId, item.channel, now)
    if (!queue.ok) return queue
    return asMove(requeue({ ...item, leftQueueIds: [] }, { queueId: queue.value.id, excluded, transferredBy }, now))
  }
  if (to.agentId === by) return refused('same-agent')
  const back = asMove(requeue(item, { queueId: item.queueId, excluded, transferredBy }, now))
  return back.ok ? ringDirectly(back.value, agents.get(to.agentId), await queueOf(tx, item.queueId), now) : back
}

/** Rings at one person, past the matching; their readiness and room count all the same. `agent` is locked. */
export function ringDirectly(
  item: WorkItem,
  agent: Agent | undefined,
  queue: Queue,
  now: Instant,
): Outcome<WorkItem, 'agent-not-free'> {
  const points = agent && costFor(agent, item.channel)
  const isFree = agent !== undefined && isAccepting(agent) && hasRoom(toMatchAgent(agent), item.channel)
  if (!isFree || points === null || points === undefined) return refused('agent-not-free')
  const rung = ring(item, { offerId: newId(now), agentId: agent.id, points, ringMs: queue.ringSeconds * 1000 }, now)
  return rung.ok ? rung : refused('agent-not-free')
}

const asMove = (moved: ReturnType<typeof requeue>): Outcome<WorkItem, 'contact-ended'> =>
  moved.ok ? moved : refused('contact-ended')

function transferFacts(item: WorkItem, by: string, { to, reason }: TransferRequest, now: Instant): readonly Fact[] {
  const { contactId, queueId, channel, waitingSinceAt } = item
  const transferred = facts.contactTransferred.of(contactId, now, {
    contactId,
    fromAgentId: by,
    toAgentId: to.kind === 'agent' ? to.agentId : null,
    toQueueId: to.kind === 'queue' ? to.queueId : null,
    mode: 'cold',
    reason,
  })
  const queued = facts.contactQueued.of(contactId, now, {
    contactId,
    queueId,
    channel,
    waitingSince: waitingSinceAt,
    reason: 'transferred',
  })
  return item.state === 'ringing' ? [transferred, queued, offerFact(item, now)] : [transferred, queued]
}
