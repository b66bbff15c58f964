/** A calendar month, `YYYY-MM`. */
export type Month = string

/**
 * What a month asks for.
 * @property contacts 0 or more, forecast or given
 * @property handleSeconds talk, hold and wrap-up of one contact; above 0
 * @property shrinkage shares of paid time, each 0 or more and together below 1
 * @property fullTimeHours paid hours of one full-time person in this month, above 0; of the assumptions when left out
 * @property line of the file it was read from, for faults
 */
export interface MonthDemand {
  readonly month: Month
  readonly contacts: number
  readonly handleSeconds: number
  readonly shrinkage: { readonly planned: number; readonly unplanned: number }
  readonly fullTimeHours?: number
  readonly line?: number
}

/** @property share of full time, above 0 and at most 1: 20 of 40 hours are 0.5 */
export interface Contract {
  readonly id: string
  readonly share: number
}

/** @property tenureMonths whole months since the start, 0 for who starts in the first month of the plan */
export interface Cohort {
  readonly contractId: string
  readonly tenureMonths: number
  readonly heads: number
  readonly line?: number
}

/** People who start on the first day of a month. */
export interface Hires {
  readonly month: Month
  readonly contractId: string
  readonly heads: number
  readonly line?: number
}

/** @property monthlyShare who leaves within a month, 0..1, of people from `fromTenureMonths` up to the next band */
export interface AttritionBand {
  readonly fromTenureMonths: number
  readonly monthlyShare: number
}

/**
 * @property trainingMonths whole months on the payroll and not on the floor, 0 or more
 * @property floorShares what a new person does of a full agent's work, 0..1, in the first, second, … month on the
 *   floor; 1 after the last
 */
export interface Learning {
  readonly trainingMonths: number
  readonly floorShares: readonly number[]
}

/**
 * Hours on the queue, handling or ready, that a month needs. Give one that asks Erlang for each interval to plan for a
 * service level; `byOccupancy` divides the work by a cap.
 * @returns hours, finite, 0 or more
 */
export type QueueHours = (month: MonthDemand) => number

/**
 * @property months in order, without a gap; 1..60
 * @property attrition bands in order from tenure 0; empty: nobody leaves
 * @property fullTimeHours paid hours of a full-time person in a month
 */
export interface CapacityInput {
  readonly months: readonly MonthDemand[]
  readonly contracts: readonly Contract[]
  readonly present: readonly Cohort[]
  readonly hires?: readonly Hires[]
  readonly attrition: readonly AttritionBand[]
  readonly learning: Learning
  readonly fullTimeHours: number
  readonly queueHours: QueueHours
}

/** Work divided by a cap on occupancy. @param cap above 0 and at most 1, such as 0.85 */
export function byOccupancy(cap: number): QueueHours {
  if (!(cap > 0 && cap <= 1)) throw new RangeError(`occupancy cap is ${cap}: give a share above 0 and at most 1`)
  return ({ contacts, handleSeconds }) => (contacts * handleSeconds) / 3600 / cap
}
