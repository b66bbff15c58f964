import { requireAmount } from './checks.ts'

/**
 * Shares of paid time in which people are not available, each 0 or more and together below 1.
 * @property planned leave, training, meetings, breaks that the plan knows of
 * @property unplanned sickness, lateness and the like, expected from history
 */
export type Shrinkage = { readonly planned: number; readonly unplanned: number }

/**
 * People to schedule so that `netAgents` are on the queue: net / (1 − planned − unplanned), rounded up.
 * Divide, do not add: 33 at 30 % are 48, not 43.
 * @param netAgents 0 or more; parts of an agent are kept until the rounding
 */
export function scheduledAgents(netAgents: number, shrinkage: Shrinkage): number {
  // A hair less than the quotient, so that 7 / 0.7 is 10 and not 11.
  return Math.ceil(requireAmount('netAgents', netAgents) / availableShare(shrinkage) - 1e-9)
}

/** Agents to expect on the queue when so many are scheduled; not rounded. */
export function netAgents(scheduled: number, shrinkage: Shrinkage): number {
  return requireAmount('scheduled', scheduled) * availableShare(shrinkage)
}

function availableShare({ planned, unplanned }: Shrinkage): number {
  const lost = requireAmount('planned', planned) + requireAmount('unplanned', unplanned)
  if (lost < 1) return 1 - lost
  throw new RangeError(`planned and unplanned shrinkage are ${lost} together: give shares of paid time below 1 in all`)
}
