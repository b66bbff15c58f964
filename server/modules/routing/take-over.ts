import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { hasRoom } from '#libs/skill-matching/capacity.ts'
import { ensureAgents } from '#modules/routing/agents.ts'
import { assignedFact } from '#modules/routing/assigned-fact.ts'
import { closeConsults } from '#modules/routing/close-consults.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import * as facts from '#modules/routing/events.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { seesAgent, seesQueue } from '#modules/routing/scope.ts'
import { type Agent, costFor, lockAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { lockItemsOfContact } from '#modules/routing/store-items.ts'
import { watchReach } from '#modules/routing/vanish.ts'
import { assign, type WorkItem } from '#modules/routing/work-item.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import type { Tx } from '#platform/database/database.ts'

export type TakeOverRefusal = 'contact-not-found' | 'contact-ended' | 'own-contact' | 'at-capacity' | 'agent-not-found'

/** A supervisor makes a contact their own, from an agent or out of the line; their capacity counts as anyone's. */
export async function takeOver(
  deps: RoutingDeps,
  actor: Actor,
  contactId: string,
  reason: string,
): Promise<Outcome<{ readonly epoch: number }, TakeOverRefusal>> {
  const by = actor.personId
  const cause: Cause = { kind: 'person', id: by }
  return deps.platform.db.transaction(async (tx) => {
    const known = await ensureAgents(tx, deps, [by])
    if (!known.ok) return known
    const now = deps.platform.clock.now()
    await watchReach(tx, deps, by, now)
    const contact = await deps.asks.conversations.lockContact(tx, contactId)
    const items = await lockItemsOfContact(tx, contactId)
    const item = items.find((each) => each.kind === 'contact')
    if (!item || !contact || !(await mayTake(tx, actor, item))) return refused('contact-not-found')
    if (contact.endedAt !== null || item.state === 'wrap-up') return refused('contact-ended')
    if (item.agentId === by && item.state === 'assigned') return refused('own-contact')
    const closed = await closeConsults(tx, deps, cause, items, 'cancelled', now)
    const touched = [by, item.agentId, ...closed.agentIds].filter((id) => id !== null)
    const agent = (await lockAgents(tx, touched)).get(by)
    const points = agent && pointsFor(agent, item, items)
    if (points === undefined) return refused('at-capacity')
    const taken = assign(item, by, points, now)
    if (!taken.ok) return refused('contact-ended')
    await saveWork(
      tx,
      deps,
      {
        cause,
        items: [taken.value, ...closed.items],
        agentIds: touched,
        facts: [...closed.facts, ...takeOverFacts(item, taken.value, reason, now)],
        opensMatch: true,
      },
      now,
    )
    const { epoch } = taken.value
    await deps.asks.conversations.assignOwner(tx, cause, { contactId, agentId: by, epoch, at: now })
    return done({ epoch })
  })
}

async function mayTake(tx: Tx, actor: Actor, item: WorkItem): Promise<boolean> {
  const scope = scopeOf(actor, 'routing.supervise')
  return item.agentId === null ? seesQueue(tx, scope, item.queueId) : seesAgent(tx, scope, item.agentId)
}

/** What it takes of the supervisor; a part of it that they hold already, consulted or rung at, is used on. */
function pointsFor(agent: Agent, item: WorkItem, items: readonly WorkItem[]): number | undefined {
  const held = items.find((each) => each.agentId === agent.id)
  if (held) return held.heldPoints
  const points = costFor(agent, item.channel)
  return points !== null && hasRoom(toMatchAgent(agent), item.channel) ? points : undefined
}

function takeOverFacts(before: WorkItem, after: WorkItem, reason: string, now: Instant): readonly Fact[] {
  const assigned = assignedFact(after, after.waitingSinceAt, now)
  if (before.state === 'ringing') return [withdrawnFact(before, 'taken-over', now), assigned]
  if (before.agentId === null) return [assigned]
  const transferred = facts.contactTransferred.of(before.contactId, now, {
    contactId: before.contactId,
    fromAgentId: before.agentId,
    toAgentId: after.agentId,
    toQueueId: null,
    mode: 'take-over',
    reason,
  })
  return [transferred, assigned]
}
