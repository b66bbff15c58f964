import type { Level } from '#libs/skill-matching/types.ts'
import { type Centre, type CentreAgent, oneAtATime, type QueueCounts } from './centre.ts'
import { readQueue } from './erlang-a.ts'
import type { QueueLoad } from './queue-load.ts'
import { requiredAgents } from './required-agents.ts'
import { serviceLevelOf } from './service-level.ts'
import { simulate } from './simulate.ts'
import { addUp } from './tally.ts'
import { type ServiceLevelGoal, SHORT_ABANDON_SECONDS } from './target.ts'

/** A queue that needs a skill of its own; times are exponential, as in Erlang A. */
export type SkillQueue = { readonly id: string; readonly load: QueueLoad; readonly goal: ServiceLevelGoal }

/** So many agents who all serve these queues; one queue: specialists, several: flexible agents. */
export type AgentGroup = { readonly queueIds: readonly string[]; readonly agents: number }

/** Service level and abandonment of each queue, 0..1, in the order of the queues. */
export type PlanReading = readonly { readonly serviceLevel: number; readonly abandoned: number }[]

/** Specialists are asked before flexible colleagues, who are thereby kept for what needs them. */
const SPECIALIST: Level = 4
const FLEXIBLE: Level = 3
const HOUR = 3600
/** Hours left out of every count: the centre starts empty. */
const WARM_UP = 2

/**
 * Reads plans for one centre by simulation, all on the same customers, so that plans differ by what they are.
 *
 * The luck of the seed is taken off: specialists alone are queues by themselves, whose service level Erlang A gives
 * exactly; what the simulation says above that of them, it is taken to say above the truth of every plan.
 * @param contacts to simulate for each reading, over all queues; whole number
 */
export function createPlanReader(queues: readonly SkillQueue[], seed: number, contacts: number) {
  const perHour = queues.reduce((sum, { load }) => sum + load.contactsPerHour, 0)
  const hours = WARM_UP + Math.max(1, Math.ceil(contacts / perHour))
  const known = new Map<string, PlanReading>()
  const specialists = specialistsFor(queues)
  const luck = play(specialists).map(({ serviceLevel, abandoned }, place) => {
    const queue = queues[place]
    const exact = queue === undefined ? null : exactReading(queue, specialists[place]?.agents ?? 0)
    return exact === null
      ? { serviceLevel: 0, abandoned: 0 }
      : { serviceLevel: serviceLevel - exact.serviceLevel, abandoned: abandoned - exact.abandoned }
  })

  function read(plan: readonly AgentGroup[]): PlanReading {
    const key = JSON.stringify(plan)
    const before = known.get(key)
    if (before !== undefined) return before
    const reading = play(plan).map(({ serviceLevel, abandoned }, place) => ({
      serviceLevel: share(serviceLevel - (luck[place]?.serviceLevel ?? 0)),
      abandoned: share(abandoned - (luck[place]?.abandoned ?? 0)),
    }))
    known.set(key, reading)
    return reading
  }

  function play(plan: readonly AgentGroup[]): PlanReading {
    const report = simulate(centreFor(queues, plan, hours), seed)
    return queues.map((queue, place) => {
      const counted = addUp(report.queues[place]?.intervals.slice(WARM_UP) ?? [])
      return { serviceLevel: levelOf(counted, queue), abandoned: ratio(counted.abandoned, counted.offered) }
    })
  }

  return { read }
}

/** The specialists whom each queue would need by itself. */
export function specialistsFor(queues: readonly SkillQueue[]): readonly AgentGroup[] {
  return queues.map(({ id, load, goal }) => ({
    queueIds: [id],
    agents: requiredAgents(load, { serviceLevel: goal }),
  }))
}

function exactReading({ load, goal }: SkillQueue, agents: number): PlanReading[number] {
  const { thresholdSeconds, formula = 'abandons-missed', shortSeconds = SHORT_ABANDON_SECONDS } = goal
  const reading = readQueue(agents, load, { thresholdSeconds, shortSeconds })
  return { serviceLevel: serviceLevelOf(reading, formula), abandoned: reading.abandoned }
}

function levelOf(counts: QueueCounts, { goal }: SkillQueue): number {
  return serviceLevelOf(counts, goal.formula ?? 'abandons-missed')
}

function centreFor(queues: readonly SkillQueue[], plan: readonly AgentGroup[], hours: number): Centre {
  return {
    intervalSeconds: HOUR,
    intervals: hours,
    queues: queues.map(({ id, load, goal }) => ({
      id,
      channel: 'voice',
      lane: 'ordinary',
      skills: [{ skill: id, minLevel: 2 }],
      relaxations: [],
      arrivals: {
        kind: 'poisson',
        contacts: Array.from({ length: hours }, () => load.contactsPerHour),
        handle: { kind: 'exponential', meanSeconds: load.handleSeconds },
        patience: load.patienceSeconds === null ? null : { kind: 'exponential', meanSeconds: load.patienceSeconds },
      },
      thresholdSeconds: goal.thresholdSeconds,
      shortSeconds: goal.shortSeconds ?? SHORT_ABANDON_SECONDS,
    })),
    agents: plan.flatMap(({ queueIds, agents }, group) =>
      Array.from({ length: agents }, (_, place) => agentOf(`${group}-${place}`, queueIds, hours)),
    ),
  }
}

function agentOf(id: string, queueIds: readonly string[], hours: number): CentreAgent {
  const level = queueIds.length === 1 ? SPECIALIST : FLEXIBLE
  return {
    id,
    skills: Object.fromEntries(queueIds.map((queueId) => [queueId, level])),
    queueIds,
    capacity: oneAtATime('voice'),
    // An hour more than the customers, to end what has begun.
    onDuty: [{ fromSeconds: 0, toSeconds: (hours + 1) * HOUR }],
  }
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
