import { afterAssignment } from './capacity.ts'
import { type AgentLookup, isExcluded, isHeld, mayTake, turningPoints } from './eligibility.ts'
import { compareAgents, compareItems, defaultPolicy } from './order.ts'
import { fitOf, isAble, relaxationsAt, requirementsAfter } from './requirements.ts'
import type {
  Agent,
  Assignment,
  MatchOutcome,
  MatchState,
  Policy,
  Unmatched,
  UnmatchedReason,
  WorkItem,
} from './types.ts'

/**
 * Who gets what, by the plain definition: again and again the first item in rank order that some agent may take, given
 * to the best of those agents, until no waiting item has one. This is the oracle; `createMatcher` gives the same answer
 * fast. Time grows with assignments × items × agents.
 * @param now UTC ms
 */
export function matchAll(state: MatchState, now: number, policy: Policy = defaultPolicy): MatchOutcome {
  const { assignments, waiting, agents } = decideAll(state, now, policy)
  const unmatched = [...waiting.values()].map((item) => describeUnmatched(item, now, agents))
  return { assignments, unmatched, nextChangeAt: earliest(unmatched) }
}

/** The decisions of `matchAll` without the explanations, and what they leave: who still waits, agents with their load. */
export function decideAll(state: MatchState, now: number, policy: Policy) {
  const inOrder = [...state.items].sort((a, b) => compareItems(a, b, policy))
  const waiting = new Map(inOrder.map((item) => [item.id, item]))
  const agents = new Map(state.agents.map((agent) => [agent.id, agent]))
  const assignments: Assignment[] = []
  for (;;) {
    const pair = bestPair(waiting, agents, now)
    if (pair === null) return { assignments, waiting, agents }
    assignments.push(describeAssignment(pair.item, pair.agent, now))
    waiting.delete(pair.item.id)
    agents.set(pair.agent.id, afterAssignment(pair.agent, pair.item.channel, now))
  }
}

type AgentsById = ReadonlyMap<string, Agent>

function bestPair(inOrder: ReadonlyMap<string, WorkItem>, agents: AgentsById, now: number) {
  for (const item of inOrder.values()) {
    const agent = bestAgent(item, agents, now)
    if (agent !== null) return { item, agent }
  }
  return null
}

function bestAgent(item: WorkItem, agents: AgentsById, now: number): Agent | null {
  const requirements = requirementsAfter(item, relaxationsAt(item, now))
  const lookup: AgentLookup = (id) => agents.get(id)
  let best: Agent | null = null
  for (const agent of agents.values()) {
    if (!mayTake(agent, item, now, lookup)) continue
    if (best === null || compareAgents(agent, best, item, requirements) < 0) best = agent
  }
  return best
}

/** The decision with its explanation, for an agent who may take the item at `now`. */
export function describeAssignment(item: WorkItem, agent: Agent, now: number): Assignment {
  const relaxationsApplied = relaxationsAt(item, now)
  return {
    itemId: item.id,
    agentId: agent.id,
    by: item.preferred.some((each) => each.agentId === agent.id) ? 'preference' : 'fit',
    fit: fitOf(agent, requirementsAfter(item, relaxationsApplied)),
    waitedMs: now - item.waitingSinceAt,
    relaxationsApplied,
  }
}

function describeUnmatched(item: WorkItem, now: number, agents: AgentsById): Unmatched {
  const helpAt = turningPoints(item, now).find((at) => bestAgent(item, agents, at) !== null)
  return { itemId: item.id, reason: reasonToWait(item, agents, now), nextChangeAt: helpAt ?? null }
}

/** Why nobody takes the item at `now`; meaningful only when nobody may. */
export function reasonToWait(item: WorkItem, agents: AgentsById, now: number): UnmatchedReason {
  if (isHeld(item, now, (id) => agents.get(id))) return 'held-for-preferred'
  const requirements = requirementsAfter(item, relaxationsAt(item, now))
  const outsiders = new Set(item.preferred.filter((each) => each.outsideQueue).map((each) => each.agentId))
  const able = [...agents.values()].filter((agent) => isAble(agent, item, requirements, outsiders.has(agent.id)))
  if (able.length === 0) return 'no-able-agent'
  const onDuty = able.filter((agent) => agent.readiness !== 'away')
  if (onDuty.length === 0) return 'able-agents-away'
  return onDuty.every((agent) => isExcluded(agent.id, item, now)) ? 'able-agents-excluded' : 'able-agents-busy'
}

/** The earliest instant at which time alone helps one of these; null when it helps none. */
export function earliest(unmatched: readonly Unmatched[]): number | null {
  const instants = unmatched.flatMap((each) => each.nextChangeAt ?? [])
  return instants.length === 0 ? null : Math.min(...instants)
}
