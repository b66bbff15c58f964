import type { QueueCounts } from '#libs/queueing/centre.ts'
import { serviceLevelOf } from '#libs/queueing/service-level.ts'

/** What became of contacts. Shares are 0..1. */
export interface Outcome {
  readonly offered: number
  readonly answered: number
  /** All who were not answered. */
  readonly abandoned: number
  /** Answered in time, of all offered. */
  readonly serviceLevel: number
  readonly abandonment: number
  /** Agents' time on contacts, of their time on line. */
  readonly occupancy: number
  readonly speedOfAnswerSeconds: number
}

/** Who still waited when the last agent had gone counts as abandoned. */
export function outcomeOf(counts: QueueCounts): Outcome {
  const { offered, answered, answeredWaitSeconds, handleSeconds, readySeconds } = counts
  const there = handleSeconds + readySeconds
  const abandoned = offered - answered
  return {
    offered,
    answered,
    abandoned,
    serviceLevel: serviceLevelOf({ ...counts, abandoned }, 'abandons-missed'),
    abandonment: offered > 0 ? abandoned / offered : 0,
    occupancy: there > 0 ? handleSeconds / there : 0,
    speedOfAnswerSeconds: answered > 0 ? answeredWaitSeconds / answered : 0,
  }
}
