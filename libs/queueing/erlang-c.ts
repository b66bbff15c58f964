import { requireAmount, requireWhole } from './checks.ts'
import { massBelowFull } from './erlang-b.ts'
import { loadErlangs, type QueueLoad } from './queue-load.ts'
import type { QueueReading } from './reading.ts'

/**
 * Probability that an arrival has to wait, by Erlang C.
 * @param agents whole number, 0 or more
 * @param load Erlang, 0 or more
 * @returns 0..1; exactly 1 once the load reaches the agents, because that queue never empties
 * Source: Erlang 1917, from Erlang B: C = 1 / (1 + (1 − a/n)(1/B − 1)).
 */
export function waitProbability(agents: number, load: number): number {
  requireWhole('agents', agents)
  requireAmount('loadErlangs', load)
  if (load >= agents) return 1
  if (load === 0) return 0
  return 1 / (1 + (1 - load / agents) * massBelowFull(agents, load))
}

/**
 * A queue in which nobody hangs up, in closed form: a wait above t has probability C × exp(−(n − a) t / handle).
 * Callers check the load; `readQueue` is the door.
 * @returns waits of Infinity and nobody answered in threshold once the load reaches the agents
 */
export function readPatientQueue(agents: number, load: QueueLoad, thresholdSeconds: number): QueueReading {
  const erlangs = loadErlangs(load)
  const delayProbability = waitProbability(agents, erlangs)
  const isStable = erlangs < agents
  const spare = agents - erlangs
  const wait = isStable ? (delayProbability * load.handleSeconds) / spare : Number.POSITIVE_INFINITY
  const late = isStable ? delayProbability * Math.exp((-spare * thresholdSeconds) / load.handleSeconds) : 1
  return {
    loadErlangs: erlangs,
    delayProbability,
    answered: 1,
    abandoned: 0,
    answeredInThreshold: 1 - late,
    abandonedInThreshold: 0,
    abandonedShort: 0,
    meanWaitSeconds: wait,
    speedOfAnswerSeconds: wait,
    occupancy: isStable ? erlangs / agents : 1,
    meanWaiting: isStable ? (delayProbability * erlangs) / spare : Number.POSITIVE_INFINITY,
  }
}

/**
 * The wait that so large a share of contacts does not exceed, in a queue where nobody hangs up.
 * @param share above 0 and below 1, e.g. 0.9 for the ninth decile
 * @returns seconds, 0 or more; Infinity once the load reaches the agents
 */
export function patientWaitQuantile(agents: number, load: QueueLoad, share: number): number {
  const erlangs = loadErlangs(load)
  if (erlangs >= agents) return Number.POSITIVE_INFINITY
  const late = waitProbability(agents, erlangs)
  return late <= 1 - share ? 0 : (Math.log(late / (1 - share)) * load.handleSeconds) / (agents - erlangs)
}
