import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { consultEndFacts } from '#modules/routing/consult-facts.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { finishTalk, type WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export interface ClosedConsults {
  readonly items: readonly WorkItem[]
  readonly agentIds: readonly string[]
  readonly facts: readonly Fact[]
}

/**
 * Ends the consults among these items of one contact, all locked: what rings is withdrawn, and who has joined leaves,
 * except by a transfer, which makes them the owner.
 */
export async function closeConsults(
  tx: Tx,
  { asks }: Pick<RoutingDeps, 'asks'>,
  cause: Cause,
  items: readonly WorkItem[],
  outcome: 'completed' | 'transferred' | 'cancelled',
  now: Instant,
): Promise<ClosedConsults> {
  const closed: { before: WorkItem; after: WorkItem }[] = []
  for (const before of items.filter((item) => item.kind === 'consult')) {
    const ended = finishTalk(before, false, now)
    if (!ended.ok) continue
    closed.push({ before, after: ended.value })
    const personId = before.state === 'assigned' && outcome !== 'transferred' ? before.agentId : null
    if (personId !== null)
      await asks.conversations.leaveParticipant(tx, cause, { contactId: before.contactId, personId, at: now })
  }
  return {
    items: closed.map((each) => each.after),
    agentIds: closed.flatMap((each) => (each.before.agentId === null ? [] : [each.before.agentId])),
    facts: closed.flatMap(({ before, after }) => [
      ...(before.state === 'ringing' ? [withdrawnFact(before, 'consult-ended', now)] : []),
      ...consultEndFacts(before, after, { joined: outcome, unjoined: 'cancelled' }, now),
    ]),
  }
}
