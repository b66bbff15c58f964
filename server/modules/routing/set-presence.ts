import { done, type Outcome } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { ensureAgents } from '#modules/routing/agents.ts'
import type { ChosenPresence } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { withdrawnFact } from '#modules/routing/offers.ts'
import { choose } from '#modules/routing/presence.ts'
import { saveWork } from '#modules/routing/save-work.ts'
import { lockAgents } from '#modules/routing/store-agents.ts'
import { itemsHeldBy, lockItems } from '#modules/routing/store-items.ts'
import { takeWorkAway } from '#modules/routing/take-work-away.ts'
import { watchReach } from '#modules/routing/vanish.ts'
import { withdraw } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export interface PresenceChoice {
  readonly agentId: string
  readonly presence: ChosenPresence
  readonly cause: Cause
  readonly reason: 'chosen' | 'by-supervisor'
}

/**
 * An agent chooses what they are there for; a supervisor may choose for them. Leaving waits for the work in hand, and
 * what rings meanwhile rings elsewhere. A supervisor's "offline" does not wait: contacts go back into their queues.
 */
export async function setPresence(
  deps: RoutingDeps,
  choice: PresenceChoice,
): Promise<Outcome<null, 'agent-not-found'>> {
  for (;;) {
    const outcome = await deps.platform.db.transaction((tx) => trySetPresence(tx, deps, choice))
    if (outcome !== 'overtaken') return outcome
  }
}

async function trySetPresence(
  tx: Tx,
  deps: RoutingDeps,
  choice: PresenceChoice,
): Promise<Outcome<null, 'agent-not-found'> | 'overtaken'> {
  const now = deps.platform.clock.now()
  const known = await ensureAgents(tx, deps, [choice.agentId])
  if (!known.ok) return known
  if (choice.presence !== 'offline') await watchReach(tx, deps, choice.agentId, now)
  if (choice.presence === 'offline' && choice.reason === 'by-supervisor') {
    const leaving = { agentId: choice.agentId, cause: choice.cause, reason: choice.reason }
    return (await takeWorkAway(tx, deps, leaving, now)) ? done(null) : 'overtaken'
  }
  return (await change(tx, deps, choice, now)) ? done(null) : 'overtaken'
}

/** @returns false when an offer came while the work was being locked: nothing was written */
async function change(tx: Tx, deps: RoutingDeps, choice: PresenceChoice, now: Instant): Promise<boolean> {
  const { agentId, presence, cause, reason } = choice
  const leaves = presence !== 'available'
  const ringing = leaves ? (await itemsHeldBy(tx, agentId)).filter((item) => item.state === 'ringing') : []
  const locked = await lockItems(
    tx,
    ringing.map((item) => item.id),
  )
  await lockAgents(tx, [agentId])
  const held = leaves ? await itemsHeldBy(tx, agentId) : []
  const isLocked = (id: string) => locked.some((item) => item.id === id)
  if (held.some((item) => item.state === 'ringing' && !isLocked(item.id))) return false
  const still = locked.filter((item) => item.agentId === agentId)
  const back = still.flatMap((item) => {
    const decision = withdraw(item, now)
    return decision.ok ? [{ item: decision.value, fact: withdrawnFact(item, 'agent-left', now) }] : []
  })
  await saveWork(
    tx,
    deps,
    {
      cause,
      items: back.map((each) => each.item),
      agentIds: [agentId],
      facts: back.map((each) => each.fact),
      opensMatch: true,
      change: (agent) => ({
        ...choose(agent, presence, reason, agent.inHand),
        unreachableSinceAt: leaves ? agent.unreachableSinceAt : null,
      }),
    },
    now,
  )
  return true
}
