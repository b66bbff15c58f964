import type { Centre, CentreAgent, CentreQueue } from './centre.ts'
import { requireSlowdown } from './chat.ts'
import { requireAmount, requirePositive, requireSome, requireWhole } from './checks.ts'

/** Throws a RangeError that names the queue or the agent and what to give instead. */
export function requireCentre(centre: Centre): Centre {
  requirePositive('intervalSeconds', centre.intervalSeconds)
  requireWhole('intervals', centre.intervals, 1)
  requireSome('queues', centre.queues)
  requireDistinct('queues', centre.queues)
  requireDistinct('agents', centre.agents)
  for (const queue of centre.queues) requireQueue(queue, centre)
  for (const agent of centre.agents) requireAgent(agent)
  return centre
}

function requireQueue(queue: CentreQueue, { intervals, intervalSeconds }: Centre): void {
  requireAmount(`thresholdSeconds of queue ${queue.id}`, queue.thresholdSeconds)
  requireAmount(`shortSeconds of queue ${queue.id}`, queue.shortSeconds)
  const { arrivals } = queue
  if (arrivals.kind === 'poisson' && arrivals.contacts.length !== intervals) {
    throw new RangeError(`queue ${queue.id} has ${arrivals.contacts.length} intervals of contacts: give ${intervals}`)
  }
  const last = arrivals.kind === 'recorded' ? arrivals.contacts.at(-1) : undefined
  if (last !== undefined && last.atSeconds >= intervals * intervalSeconds) {
    throw new RangeError(
      `a contact of queue ${queue.id} comes at ${last.atSeconds} s, after the last interval: raise intervals or leave it out`,
    )
  }
}

function requireAgent(agent: CentreAgent): void {
  if (agent.slowdown !== undefined) requireSlowdown(agent.slowdown)
  let free = 0
  for (const { fromSeconds, toSeconds } of agent.onDuty) {
    if (!(fromSeconds >= free && toSeconds > fromSeconds)) {
      throw new RangeError(
        `agent ${agent.id} is on duty from ${fromSeconds} to ${toSeconds} s: give spans in order that do not overlap`,
      )
    }
    free = toSeconds
  }
}

function requireDistinct(name: string, things: readonly { readonly id: string }[]): void {
  const seen = new Set<string>()
  for (const { id } of things) {
    if (seen.has(id)) throw new RangeError(`${name} has ${id} twice: give each its own id`)
    seen.add(id)
  }
}
