import { hasRoom } from '#libs/skill-matching/capacity.ts'
import { isAble } from '#libs/skill-matching/requirements.ts'
import type { Agent as MatchAgent, RelaxationStep, Requirements, SkillNeed } from '#libs/skill-matching/types.ts'
import { type AgentPresence, isAccepting } from '#modules/routing/presence.ts'
import type { hindrances } from '#modules/routing/service-contract.ts'

export type Hindrance = (typeof hindrances)[number]

/** What of a queue decides who serves it. */
export interface ServedQueue {
  readonly id: string
  readonly channel: string
  readonly requirements: Requirements
  readonly relaxations: readonly RelaxationStep[]
}

/** How one agent stands to one queue. */
export interface Standing {
  readonly isMember: boolean
  /** Queues of the agent that bring them here as a helper, from the start or once the wait has grown. */
  readonly helpsFromQueueIds: readonly string[]
  /** Empty: can be given work of the queue now. In the order of `hindrances`. */
  readonly hindrances: readonly Hindrance[]
  readonly missingSkills: readonly (SkillNeed & { readonly level: number | null })[]
  /** 0: able from the start; else the wait at which a relaxation lets the agent in; null: none does. */
  readonly ableAfterMs: number | null
}

/** Whether an agent can be given work of a queue now, and all that keeps them from it; by the rules of the matching. */
export function standingOf(agent: MatchAgent, presence: AgentPresence, queue: ServedQueue): Standing {
  const steps = [{ afterMs: 0, requirements: queue.requirements }, ...queue.relaxations]
  const place = { channel: queue.channel, queueId: queue.id }
  const isMember = agent.queueIds.includes(queue.id)
  const further = new Set(steps.flatMap(({ requirements }) => requirements.furtherQueueIds))
  const missingSkills = missingOf(agent, queue.requirements)
  return {
    isMember,
    helpsFromQueueIds: isMember ? [] : agent.queueIds.filter((id) => further.has(id)),
    hindrances: [...ofAbility(agent, queue, missingSkills.length > 0), ...ofTheMoment(agent, presence, queue.channel)],
    missingSkills,
    ableAfterMs: steps.find(({ requirements }) => isAble(agent, place, requirements, false))?.afterMs ?? null,
  }
}

function missingOf(agent: MatchAgent, { skills }: Requirements): Standing['missingSkills'] {
  return skills
    .filter(({ skill, minLevel }) => (agent.skills[skill] ?? 1) < minLevel)
    .map((need) => ({ ...need, level: agent.skills[need.skill] ?? null }))
}

function ofAbility(agent: MatchAgent, queue: ServedQueue, lacksSkill: boolean): Hindrance[] {
  const serves = [queue.id, ...queue.requirements.furtherQueueIds].some((id) => agent.queueIds.includes(id))
  return [
    ...(serves ? [] : (['not-a-member'] as const)),
    ...(lacksSkill ? (['skill-missing'] as const) : []),
    ...(agent.capacity.channels[queue.channel] === undefined ? (['channel-not-given'] as const) : []),
  ]
}

function ofTheMoment(agent: MatchAgent, presence: AgentPresence, channel: string): Hindrance[] {
  const isGiven = agent.capacity.channels[channel] !== undefined
  const full: Hindrance[] = isGiven && !hasRoom(agent, channel) ? ['full'] : []
  if (isAccepting(presence)) return full
  return [absenceOf(presence), ...full]
}

/** Why no work may ring at someone who does not accept any. */
function absenceOf({ chosen, nextPresence }: AgentPresence): Hindrance {
  if (chosen === 'offline') return 'offline'
  if (chosen !== 'available') return 'away'
  return nextPresence === null ? 'not-connected' : 'leaving'
}
