import { hasRoom } from './capacity.ts'
import { isAble, relaxationsAt, requirementsAfter } from './requirements.ts'
import type { Agent, PreferredAgent, WorkItem } from './types.ts'

/** Finds an agent by id; undefined for one who is not in the state, which counts as away. */
export type AgentLookup = (agentId: string) => Agent | undefined

/** Whether this agent, as loaded now, may be given this item at `now`. */
export function mayTake(agent: Agent, item: WorkItem, now: number, lookup: AgentLookup): boolean {
  return agent.readiness === 'accepting' && hasRoom(agent, item.channel) && isCandidate(agent, item, now, lookup)
}

/**
 * Whether the item is for this agent at `now`, free or not: able and not excluded. A preferred agent is one at any time,
 * everyone else once nobody holds the item.
 */
export function isCandidate(agent: Agent, item: WorkItem, now: number, lookup: AgentLookup): boolean {
  if (isExcluded(agent.id, item, now)) return false
  const requirements = requirementsAfter(item, relaxationsAt(item, now))
  const preferred = item.preferred.find((each) => each.agentId === agent.id)
  if (preferred !== undefined) return isAble(agent, item, requirements, preferred.outsideQueue)
  return isAble(agent, item, requirements, false) && !isHeld(item, now, lookup)
}

/**
 * Whether the item waits for its preferred agents only: the window is open and one of them is on duty (accepting or
 * occupied), able and not excluded. With none such, backup takes over at once.
 */
export function isHeld(item: WorkItem, now: number, lookup: AgentLookup): boolean {
  if (item.preferredUntilAt === null || now >= item.preferredUntilAt) return false
  const requirements = requirementsAfter(item, relaxationsAt(item, now))
  const holds = (preferred: PreferredAgent) => {
    const agent = lookup(preferred.agentId)
    if (agent === undefined || agent.readiness === 'away' || isExcluded(agent.id, item, now)) return false
    return isAble(agent, item, requirements, preferred.outsideQueue)
  }
  return item.preferred.some(holds)
}

export function isExcluded(agentId: string, item: WorkItem, now: number): boolean {
  return item.excluded.some((each) => each.agentId === agentId && now < each.untilAt)
}

/** Who is kept away from the item at `now`; null for nobody. */
export function excludedAt(item: WorkItem, now: number): readonly string[] | null {
  const active = item.excluded.filter((each) => now < each.untilAt)
  return active.length === 0 ? null : active.map((each) => each.agentId)
}

/** Every instant after `now` at which passing time alone changes who may take the item; ascending, each once. */
export function turningPoints(item: WorkItem, now: number): readonly number[] {
  const instants = item.relaxations.map((step) => item.waitingSinceAt + step.afterMs)
  for (const each of item.excluded) instants.push(each.untilAt)
  if (item.preferredUntilAt !== null && item.preferred.length > 0) instants.push(item.preferredUntilAt)
  return [...new Set(instants.filter((at) => at > now))].sort((a, b) => a - b)
}

/** The first of `turningPoints`, found without listing them; null for none. */
export function nextTurningPoint(item: WorkItem, now: number): number | null {
  let next = Number.POSITIVE_INFINITY
  const consider = (at: number) => {
    if (at > now && at < next) next = at
  }
  for (const step of item.relaxations) consider(item.waitingSinceAt + step.afterMs)
  for (const each of item.excluded) consider(each.untilAt)
  if (item.preferredUntilAt !== null && item.preferred.length > 0) consider(item.preferredUntilAt)
  return next === Number.POSITIVE_INFINITY ? null : next
}
