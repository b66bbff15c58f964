import type { z } from 'zod'
import type { Instant } from '#libs/facts/event.ts'
import { hasRoom } from '#libs/skill-matching/capacity.ts'
import type { contactPlace, transferTargets } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { isAccepting } from '#modules/routing/presence.ts'
import { readAgents, toMatchAgent } from '#modules/routing/store-agents.ts'
import { findItem } from '#modules/routing/store-items.ts'
import { queueOf } from '#modules/routing/store-queues.ts'
import { readConsults } from '#modules/routing/view-desk.ts'
import { viewQueues } from '#modules/routing/view-queues.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** Where a contact of this channel can go, with who is free for it now; the asker left out. */
export async function viewTargets(
  deps: RoutingDeps,
  db: Queryable,
  asker: { readonly agentId: string; readonly channel: string },
  now: Instant,
): Promise<z.output<typeof transferTargets>> {
  const { queues } = await viewQueues(deps, db, now)
  const agents = await readAgents(db, sql`a.presence <> 'offline' and a.id <> ${asker.agentId}`)
  const people = await deps.asks.identity.people(
    db,
    agents.map((agent) => agent.id),
  )
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  return {
    queues: queues
      .filter((queue) => queue.channel === asker.channel || queue.isExpert)
      .map(({ queueId, name, channel, isExpert, isOpen, waiting, free, estimatedSeconds }) => {
        return { queueId, name, channel, isExpert, isOpen, waiting, free, estimatedSeconds }
      }),
    agents: people.flatMap((person) => {
      const agent = byId.get(person.personId)
      if (!agent || !person.active) return []
      return {
        agentId: agent.id,
        name: person.displayName,
        agentNo: person.agentNo,
        unitName: person.unitName,
        presence: agent.presence,
        presenceSinceAt: agent.presenceSinceAt,
        isFree: isAccepting(agent) && hasRoom(toMatchAgent(agent), asker.channel),
        queueIds: [...agent.queueIds],
      }
    }),
  }
}

/** Where a contact stands in routing; undefined when routing does not know it. */
export async function viewPlace(
  deps: RoutingDeps,
  db: Queryable,
  contactId: string,
): Promise<z.output<typeof contactPlace> | undefined> {
  const item = await findItem(db, contactId)
  if (item?.kind !== 'contact') return undefined
  const queue = await queueOf(db, item.queueId)
  const [consult] = await readConsults(deps, db, sql`i.contact_id = ${contactId}`)
  return {
    contactId,
    state: item.state,
    queueId: queue.id,
    queueName: queue.name,
    lane: item.lane,
    waitingSinceAt: item.waitingSinceAt,
    ownerId: item.state === 'assigned' || item.state === 'wrap-up' ? item.agentId : null,
    epoch: item.epoch,
    consult: consult ?? null,
  }
}
