import { loadShare } from './capacity.ts'
import { fitOf, fits } from './requirements.ts'
import type { Agent, Lane, Policy, Requirements, WorkItem } from './types.ts'

/**
 * A start to adjust: one, two and four times the 30 seconds within which a person should answer. A vulnerable customer
 * ranks above a VIP, and a running fraud above everybody.
 */
export const defaultPolicy: Policy = { headStartMs: { ordinary: 0, vip: 30_000, vulnerable: 60_000, fraud: 120_000 } }

/**
 * The instant that orders the waiting: the earliest is next. Because it never moves, an item ages linearly by standing
 * still, and two items never change places while they wait.
 */
export function rankOf(item: WorkItem, policy: Policy): number {
  return item.waitingSinceAt - policy.headStartMs[item.lane]
}

/** Order of the waiting: rank, then the longer wait, then the id. Negative when `a` goes first; 0 only for one id. */
export function compareItems(a: WorkItem, b: WorkItem, policy: Policy): number {
  return rankOf(a, policy) - rankOf(b, policy) || a.waitingSinceAt - b.waitingSinceAt || compareIds(a.id, b.id)
}

/**
 * How long the lane can be overtaken: whoever asks for service more than this many ms after an item of the lane never
 * goes before it, so no stream of pressing work starves it. 0 for the most pressing lane.
 */
export function overtakingBoundMs(lane: Lane, policy: Policy): number {
  return Math.max(...Object.values(policy.headStartMs)) - policy.headStartMs[lane]
}

/**
 * Order of the agents who may take an item: preferred agents in their order, then the better fit, the smaller share of
 * capacity in use, the longest idle, the id. Negative when `a` goes first; 0 only for one id.
 */
export function compareAgents(a: Agent, b: Agent, item: WorkItem, requirements: Requirements): number {
  return (
    preferencePlace(a, item) - preferencePlace(b, item) ||
    fits.indexOf(fitOf(a, requirements)) - fits.indexOf(fitOf(b, requirements)) ||
    loadShare(a) - loadShare(b) ||
    a.availableSinceAt - b.availableSinceAt ||
    compareIds(a.id, b.id)
  )
}

/** By code unit, so that the order is the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function preferencePlace(agent: Agent, item: WorkItem): number {
  const place = item.preferred.findIndex((each) => each.agentId === agent.id)
  return place < 0 ? item.preferred.length : place
}
