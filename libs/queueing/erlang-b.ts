import { requireAmount, requireWhole } from './checks.ts'

/**
 * Share of contacts lost where none can wait, by Erlang B.
 * @param agents whole number, 0 or more
 * @param loadErlangs arrivals per second × mean handle time in seconds; 0 or more
 * @returns 0..1; 1 with nobody there to serve a load above 0
 * Source: Erlang 1917, by the recursion in the number of agents, which forms neither powers nor factorials.
 */
export function blockingProbability(agents: number, loadErlangs: number): number {
  requireWhole('agents', agents)
  requireAmount('loadErlangs', loadErlangs)
  if (loadErlangs === 0) return agents === 0 ? 1 : 0
  return 1 / (1 + massBelowFull(agents, loadErlangs))
}

/**
 * Probability that fewer than all agents are busy, over the probability that exactly all are: 1/B − 1.
 * With H = 1/B the recursion is H(k) = 1 + k/a × H(k−1): one multiplication a step, no division and no cancellation.
 * @returns 0 or more; Infinity where B is below the smallest double
 */
export function massBelowFull(agents: number, loadErlangs: number): number {
  const perErlang = 1 / loadErlangs
  let below = 0
  for (let k = 1; k <= agents; k += 1) below = (1 + below) * (k * perErlang)
  return below
}

/**
 * The load that so many agents carry at a given loss: the inverse of Erlang B.
 * @param blocking share lost, above 0 and below 1
 * @returns Erlang, to 12 digits
 */
export function loadAtBlocking(agents: number, blocking: number): number {
  requireWhole('agents', agents, 1)
  if (!(blocking > 0 && blocking < 1)) {
    throw new RangeError(`blocking is ${blocking}: give a share above 0 and below 1, such as 0.01 for 1 %`)
  }
  let low = 0
  let high = agents
  while (blockingProbability(agents, high) < blocking) high *= 2
  for (let step = 0; step < 200 && high - low > high * 1e-13; step += 1) {
    const middle = (low + high) / 2
    if (blockingProbability(agents, middle) < blocking) low = middle
    else high = middle
  }
  return (low + high) / 2
}
