import type { Agent, Fit, Level, Requirements, SkillNeed, WorkItem } from './types.ts'

/** Best first. The order is the rule: see `fitOf`. */
export const fits = ['proficient', 'competent', 'over-qualified', 'last-resort'] as const satisfies readonly Fit[]

/** How many relaxation steps hold at `now`; a step holds from the instant the wait reaches it. */
export function relaxationsAt(item: WorkItem, now: number): number {
  const waitedMs = now - item.waitingSinceAt
  let count = 0
  for (const step of item.relaxations) {
    if (step.afterMs > waitedMs) break
    count += 1
  }
  return count
}

/** The requirements that hold once `count` relaxation steps have taken effect. */
export function requirementsAfter(item: WorkItem, count: number): Requirements {
  return item.relaxations[count - 1]?.requirements ?? item.requirements
}

/** Where work waits, as far as ability is concerned. */
export type Place = Pick<WorkItem, 'channel' | 'queueId'>

/**
 * Whether the agent is of the right kind for the item, free or not: skills, a queue and the channel.
 * @param outsideQueue true waives the queue, for a preferred agent who may come from elsewhere
 */
export function isAble(agent: Agent, item: Place, requirements: Requirements, outsideQueue: boolean): boolean {
  if (agent.capacity.channels[item.channel] === undefined) return false
  if (!outsideQueue && !servesQueue(agent, item.queueId, requirements.furtherQueueIds)) return false
  for (const need of requirements.skills) if (levelOf(agent, need) < need.minLevel) return false
  return true
}

/**
 * How well the agent's levels suit the skills asked; call it only for an agent who is able.
 * - last-resort: some skill is met at level 2 only
 * - over-qualified: some skill is met by an expert where less was asked; experts are kept for what needs them while
 *   someone competent is free
 * - proficient: every skill is met at level 4, or at 5 where 5 was asked; also when no skill is asked
 * - competent: the rest, at least one skill at level 3
 * So simple work goes to level 4, then 3, then 5, then 2; work that asks 4 goes to 4, then 5.
 */
export function fitOf(agent: Agent, requirements: Requirements): Fit {
  let weakest: Level = 5
  let spareExpert = false
  for (const need of requirements.skills) {
    const level = levelOf(agent, need)
    if (level < weakest) weakest = level
    if (level === 5 && need.minLevel < 5) spareExpert = true
  }
  if (weakest <= 2) return 'last-resort'
  if (spareExpert) return 'over-qualified'
  return weakest === 3 ? 'competent' : 'proficient'
}

function levelOf(agent: Agent, need: SkillNeed): Level {
  return agent.skills[need.skill] ?? 1
}

function servesQueue(agent: Agent, queueId: string, furtherQueueIds: readonly string[]): boolean {
  return agent.queueIds.includes(queueId) || furtherQueueIds.some((id) => agent.queueIds.includes(id))
}
