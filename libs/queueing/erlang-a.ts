import { requireAmount, requireWhole } from './checks.ts'
import { massBelowFull } from './erlang-b.ts'
import { patientWaitQuantile, readPatientQueue } from './erlang-c.ts'
import { loadErlangs, type QueueLoad, requireLoad } from './queue-load.ts'
import { emptyReading, type QueueReading } from './reading.ts'
import { sumOverWaiting } from './waiting-states.ts'

/**
 * @property thresholdSeconds T: answered within it is in time; 0 or more
 * @property shortSeconds S: who abandons within it counts as a short abandon; 0 or more, 0 (the default) for nobody
 */
export type Limits = { readonly thresholdSeconds: number; readonly shortSeconds?: number }

/**
 * One queue with equal agents in the long run, customers answered in order of arrival: Erlang A, or Erlang C where
 * nobody hangs up. Arrivals Poisson, handle time and patience exponential.
 * @param agents on the queue, free or busy; whole number, 0 or more
 * @returns exact to about 12 digits, for thousands of agents and any overload
 * Source: Palm 1946; Garnett, Mandelbaum and Reiman, "Designing a call center with impatient customers", MSOM 4 (2002).
 */
export function readQueue(agents: number, load: QueueLoad, limits: Limits): QueueReading {
  requireWhole('agents', agents)
  requireLoad(load)
  requireAmount('thresholdSeconds', limits.thresholdSeconds)
  return computeReading(agents, load, limits.thresholdSeconds, requireAmount('shortSeconds', limits.shortSeconds ?? 0))
}

/** `readQueue` for callers who have checked their numbers and ask again and again. */
export function computeReading(
  agents: number,
  load: QueueLoad,
  thresholdSeconds: number,
  shortSeconds: number,
): QueueReading {
  if (load.contactsPerHour === 0) return emptyReading
  if (load.patienceSeconds === null) return readPatientQueue(agents, load, thresholdSeconds)
  const erlangs = loadErlangs(load)
  const below = massBelowFull(agents, erlangs)
  const sums = sumOverWaiting(agents, load, load.patienceSeconds, below, thresholdSeconds)
  const perSecond = load.contactsPerHour / 3600
  const abandoned = agents === 0 ? 1 : Math.min(1, sums.waiting / load.patienceSeconds / perSecond)
  const answered = 1 - abandoned
  const short =
    shortSeconds > 0 && shortSeconds !== thresholdSeconds
      ? sumOverWaiting(agents, load, load.patienceSeconds, below, shortSeconds)
      : sums
  return {
    loadErlangs: erlangs,
    delayProbability: sums.delayed,
    answered,
    abandoned,
    answeredInThreshold: 1 - sums.delayed + sums.answeredLater,
    abandonedInThreshold: sums.abandonedBy,
    abandonedShort: shortSeconds > 0 ? short.abandonedBy : 0,
    meanWaitSeconds: sums.waiting / perSecond,
    speedOfAnswerSeconds: answered > 0 ? sums.waitOfAnswered / answered : Number.POSITIVE_INFINITY,
    occupancy: agents === 0 ? 1 : Math.min(1, (erlangs * answered) / agents),
    meanWaiting: sums.waiting,
  }
}

/**
 * The wait that so large a share of the answered contacts does not exceed.
 * @param share above 0 and below 1, e.g. 0.9 for the ninth decile
 * @returns seconds, to a ten-thousandth; Infinity where nobody is ever answered
 */
export function answeredWaitQuantile(agents: number, load: QueueLoad, share: number): number {
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`share is ${share}: give one above 0 and below 1, such as 0.9 for the ninth decile`)
  }
  const first = readQueue(agents, load, { thresholdSeconds: 0 })
  if (load.contactsPerHour === 0) return 0
  if (load.patienceSeconds === null) return patientWaitQuantile(agents, load, share)
  if (agents === 0) return Number.POSITIVE_INFINITY
  const isReached = (seconds: number) =>
    computeReading(agents, load, seconds, 0).answeredInThreshold >= share * first.answered
  if (isReached(0)) return 0
  let low = 0
  let high = Math.max(1, first.speedOfAnswerSeconds)
  while (!isReached(high)) {
    low = high
    high *= 2
  }
  while (high - low > 1e-4 * Math.max(1e-4, Math.min(1, high))) {
    const middle = (low + high) / 2
    if (isReached(middle)) high = middle
    else low = middle
  }
  return high
}
