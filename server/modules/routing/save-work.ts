import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { mayOpenMatch, type RoutingDeps } from '#modules/routing/deps.ts'
import { type Agent, settleAgents } from '#modules/routing/store-agents.ts'
import { saveItems } from '#modules/routing/store-items.ts'
import type { WorkItem } from '#modules/routing/work-item.ts'
import type { Tx } from '#platform/database/database.ts'

export interface DecidedWork {
  readonly cause: Cause
  /** As they are now; locked by the caller. */
  readonly items: readonly WorkItem[]
  /** Whoever held one of them before or holds one now. */
  readonly agentIds: readonly (string | null | undefined)[]
  readonly facts: readonly Fact[]
  /** Work or room came free: have a pass look. */
  readonly opensMatch: boolean
  /** What else changes about these agents, for example their choice of presence. */
  readonly change?: (agent: Agent) => Agent
}

/** Writes what a use case decided: the work, then the agents it touches, then the facts. */
export async function saveWork(
  tx: Tx,
  deps: Pick<RoutingDeps, 'platform' | 'wakePass'>,
  decided: DecidedWork,
  now: Instant,
): Promise<ReadonlyMap<string, Agent>> {
  await saveItems(tx, decided.items)
  const ids = decided.agentIds.filter((id) => id !== null && id !== undefined)
  const settled = await settleAgents(tx, ids, now, decided.change)
  await deps.platform.log.announce(tx, decided.cause, [...decided.facts, ...settled.facts])
  if (decided.opensMatch) await mayOpenMatch(deps, tx)
  return settled.agents
}
