import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { hasRoom } from '#libs/skill-matching/capacity.ts'
import { ensureAgents } from '#modules/routing/agents.ts'
import { assignedFact } from '#modules/routing/assigned-fact.ts'
import { callbackFact, callbackPromiseRef } from '#modules/routing/callback-promise.ts'
import type { AcceptedShape } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { costFor, lockAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { findCallback, saveCallback } from '#modules/routing/store-callbacks.ts'
import { findItem, insertItem, lockItems } from '#modules/routing/store-items.ts'
import { assign, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export type TakeRefusal = 'callback-not-found' | 'callback-taken' | 'callback-done' | 'at-capacity' | 'agent-not-found'

/** An agent picks a callback or message from the list, before its hour or out of turn. */
export async function takeCallback(
  deps: RoutingDeps,
  agentId: string,
  callbackId: string,
): Promise<Outcome<AcceptedShape, TakeRefusal>> {
  const cause: Cause = { kind: 'person', id: agentId }
  return deps.platform.db.transaction(async (tx) => {
    const known = await ensureAgents(tx, deps, [agentId])
    if (!known.ok) return known
    const read = await findItem(tx, callbackId)
    if (read) await deps.asks.conversations.lockContact(tx, read.contactId)
    const [item] = await lockItems(tx, [callbackId])
    const now = deps.platform.clock.now()
    if (!item || (item.kind !== 'callback' && item.kind !== 'message')) return refused('callback-not-found')
    if (item.state === 'ended') return refused('callback-done')
    if (item.agentId !== null) return refused('callback-taken')
    const agent = (await lockAgents(tx, [agentId])).get(agentId)
    const points = agent && costFor(agent, item.channel)
    if (!agent || points === null || points === undefined || !hasRoom(toMatchAgent(agent), item.channel))
      return refused('at-capacity')
    const taken = assign(item, agentId, points, now)
    if (!taken.ok) return refused('callback-done')
    const effect = await beginCallback(tx, deps, cause, taken.value, now)
    await saveWork(
      tx,
      deps,
      { cause, items: [effect.item], agentIds: [agentId], facts: effect.facts, opensMatch: false },
      now,
    )
    const own = (await findCallback(tx, item.id))?.ownContactId
    return done({
      kind: item.kind,
      contactId: own ?? item.contactId,
      conversationId: item.conversationId,
      callbackId: item.id,
      epoch: null,
    })
  })
}

/**
 * The wish is in an agent's hands: a contact begins that this agent owns from the first moment, with the thread, the
 * customer panel and the wrap-up of any other. When the customer is in contact already, that one is left alone.
 * @param taken the callback's item as assigned
 */
export async function beginCallback(
  tx: Tx,
  deps: RoutingDeps,
  cause: Cause,
  taken: WorkItem,
  now: Instant,
): Promise<{ readonly item: WorkItem; readonly facts: readonly Fact[] }> {
  const { conversations, promises } = deps.asks
  const agentId = taken.agentId ?? ''
  const callback = await findCallback(tx, taken.id)
  if (!callback) throw new Error(`work item ${taken.id} is no callback`)
  await promises.handOver(tx, cause, callbackPromiseRef(taken), agentId)
  const begun = await conversations.askForPerson(tx, cause, {
    conversationId: taken.conversationId,
    channel: taken.kind,
    language: taken.language,
    topic: taken.topic,
    lane: taken.lane,
    isCallback: true,
    at: now,
  })
  await saveCallback(tx, { ...callback, lastAgentId: agentId, ownContactId: begun.isNew ? begun.contactId : null })
  if (!begun.isNew) return { item: taken, facts: [callbackFact(taken, null, now)] }
  const own: WorkItem = {
    ...taken,
    id: begun.contactId,
    kind: 'contact',
    contactId: begun.contactId,
    waitingSinceAt: now,
    queuedAt: now,
    epoch: 1,
    offer: null,
  }
  // The new contact is what occupies the agent; the wish itself stays open beside it until its outcome is known.
  const idle = { ...taken, heldPoints: 0 }
  await conversations.assignOwner(tx, cause, { contactId: own.id, agentId, epoch: own.epoch, at: now })
  await promises.withdraw(tx, cause, { kind: 'first-response', aboutKind: 'contact', aboutId: own.id }, now, taken.kind)
  await insertItem(tx, own)
  return { item: idle, facts: [callbackFact(idle, null, now), assignedFact(own, now, now)] }
}
