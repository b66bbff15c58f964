import type { Outcomes } from './service-level.ts'

/**
 * The long-run state of one queue. The outcomes are shares of all contacts, 0..1, and answered + abandoned = 1.
 * @property loadErlangs offered load
 * @property delayProbability share of contacts that find no free agent
 * @property meanWaitSeconds over all contacts, abandoned ones included
 * @property speedOfAnswerSeconds ASA: mean wait of the answered, abandons left out
 * @property occupancy share of the agents' time spent on contacts; 1 with no agents and some load
 * @property meanWaiting contacts waiting, on average
 */
export type QueueReading = Outcomes & {
  readonly loadErlangs: number
  readonly delayProbability: number
  readonly meanWaitSeconds: number
  readonly speedOfAnswerSeconds: number
  readonly occupancy: number
  readonly meanWaiting: number
}

/** A queue to which nobody comes: no promise is broken, with or without agents. */
export const emptyReading: QueueReading = {
  loadErlangs: 0,
  delayProbability: 0,
  answered: 1,
  abandoned: 0,
  answeredInThreshold: 1,
  abandonedInThreshold: 0,
  abandonedShort: 0,
  meanWaitSeconds: 0,
  speedOfAnswerSeconds: 0,
  occupancy: 0,
  meanWaiting: 0,
}
