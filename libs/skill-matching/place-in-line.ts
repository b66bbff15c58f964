import { type AgentLookup, isCandidate } from './eligibility.ts'
import { compareItems, defaultPolicy } from './order.ts'
import type { Agent, MatchState, Policy, WorkItem } from './types.ts'

/**
 * @property position 1 for the next in line
 * @property ahead those who go first and compete for at least one of the same agents: position - 1
 * @property slots contacts of the item's channel which the agents who may serve it hold together when nothing else loads
 *   them; 0 when nobody on duty is able to
 */
export type PlaceInLine = { readonly position: number; readonly ahead: number; readonly slots: number }

/**
 * Where a waiting item stands among those who compete for the same agents, for the customer and for `estimateWait`.
 * One ahead who shares only some of the agents counts whole, so the position errs on the long side. Agents on duty count
 * whether free or not; excluded ones do not, and for a held item only the preferred agents do.
 * @param now UTC ms
 */
export function placeInLine(
  item: WorkItem,
  state: MatchState,
  now: number,
  policy: Policy = defaultPolicy,
): PlaceInLine {
  const agents = new Map(state.agents.map((agent) => [agent.id, agent]))
  const lookup: AgentLookup = (id) => agents.get(id)
  const serving = state.agents.filter((agent) => agent.readiness !== 'away' && isCandidate(agent, item, now, lookup))
  const isAhead = (other: WorkItem) =>
    compareItems(other, item, policy) < 0 && serving.some((agent) => isCandidate(agent, other, now, lookup))
  const ahead = state.items.filter(isAhead).length
  const slots = serving.reduce((sum, agent) => sum + slotsOf(agent, item.channel), 0)
  return { position: ahead + 1, ahead, slots }
}

function slotsOf(agent: Agent, channel: string): number {
  const taken = agent.capacity.channels[channel]
  if (taken === undefined) return 0
  return taken.cost === 'all' ? 1 : Math.min(taken.most, Math.floor(agent.capacity.points / taken.cost))
}
