import { requirePositive, requireSome, requireWhole } from './checks.ts'
import { computeReading, type Limits, readQueue } from './erlang-a.ts'
import { loadErlangs, type QueueLoad, requireLoad } from './queue-load.ts'
import type { QueueReading } from './reading.ts'
import { fewestThat } from './required-agents.ts'
import { keepsTarget, limitsOf, requireTarget, type Target } from './target.ts'

/**
 * How agents hold several chats at once.
 * @property concurrency most chats at a time per agent; whole number, 1 or more
 * @property slowdown handle time of a chat when the agent holds 1, 2, 3, ... at once, over the handle time of one alone:
 *   measured, not guessed. Starts with 1, never falls, has at least `concurrency` figures; e.g. [1, 1.25, 1.6].
 */
export type ChatWork = { readonly concurrency: number; readonly slowdown: readonly number[] }

/** The load as n agents × k slots see it: the handle time is that of an agent who is full. */
export function chatLoad(load: QueueLoad, work: ChatWork): QueueLoad {
  requireLoad(load)
  return { ...load, handleSeconds: load.handleSeconds * slowdownAtFull(work) }
}

/**
 * A chat queue as one of n × k slots with the handle time of full agents.
 * It errs on the safe side: agents who are not full are faster than that. `occupancy` is that of the slots.
 */
export function readChatQueue(agents: number, load: QueueLoad, work: ChatWork, limits: Limits): QueueReading {
  return readQueue(requireWhole('agents', agents) * work.concurrency, chatLoad(load, work), limits)
}

/** The fewest agents, each with its slots, that keep the target; an occupancy in it is that of the slots. */
export function requiredChatAgents(load: QueueLoad, target: Target, work: ChatWork): number {
  const inflated = chatLoad(load, work)
  const least = requireTarget(target).minimumAgents ?? 0
  if (load.contactsPerHour === 0) return least
  const { thresholdSeconds, shortSeconds } = limitsOf(target)
  const erlangs = loadErlangs(inflated)
  const suffices = (agents: number) => {
    const slots = agents * work.concurrency
    if (load.patienceSeconds === null && slots <= erlangs) return false
    return keepsTarget(computeReading(slots, inflated, thresholdSeconds, shortSeconds), target)
  }
  return Math.max(least, fewestThat(suffices, erlangs / work.concurrency))
}

/**
 * The concurrency that gets most done: chats at once over their slowdown, the smaller where two are equal.
 * Past it, one more chat at a time slows the others by more than it brings.
 */
export function mostProductiveConcurrency(slowdown: readonly number[]): number {
  requireSlowdown(slowdown)
  const done = slowdown.map((factor, place) => (place + 1) / factor)
  return done.indexOf(Math.max(...done)) + 1
}

function slowdownAtFull({ concurrency, slowdown }: ChatWork): number {
  requireWhole('concurrency', concurrency, 1)
  requireSlowdown(slowdown)
  const factor = slowdown[concurrency - 1]
  if (factor !== undefined) return factor
  throw new RangeError(`slowdown has ${slowdown.length} figures for a concurrency of ${concurrency}: give one for each`)
}

export function requireSlowdown(slowdown: readonly number[]): void {
  requireSome('slowdown', slowdown)
  if (slowdown[0] !== 1)
    throw new RangeError(`slowdown starts with ${slowdown[0]}: a chat alone takes 1 times its time`)
  for (const [place, factor] of slowdown.entries()) {
    requirePositive(`slowdown of ${place + 1} at once`, factor)
    if (factor < (slowdown[place - 1] ?? 1)) {
      throw new RangeError(`slowdown of ${place + 1} at once is ${factor}, below that of fewer: it must not fall`)
    }
  }
}
