import type { Fault } from '#libs/workforce-files/csv.ts'
import { faultsOf } from './faults.ts'
import type { CapacityInput, Cohort, MonthDemand } from './model.ts'
import { leaveShare, productivity } from './tenure.ts'

/** Why a month differs from the one before it, in heads. */
export interface MonthReasons {
  /** By band of tenure, in the order of the attrition given; bands without a leaver are left out. */
  readonly leavers: readonly { readonly fromTenureMonths: number; readonly heads: number }[]
  /** Whose training was over when the month began. */
  readonly reachFloor: number
  /** On the floor and not yet a full agent. */
  readonly learning: number
  /** What learners lack to full agents, in full-time equivalents. */
  readonly learningFte: number
}

/**
 * Heads are expected values, not whole. FTE are people on the payroll in full-time equivalents, before shrinkage.
 * @property headsAtStart with those who start in this month
 * @property headsAtEnd at the start without the leavers
 * @property availableFte by contract and learning; leavers count for half of their last month, trainees not at all
 * @property requiredFte hours on the queue / (1 − shrinkage) / hours of a full-time month
 * @property gapFte required − available; above 0: missing
 */
export interface MonthPlan {
  readonly month: string
  readonly headsAtStart: number
  readonly hires: number
  readonly leavers: number
  readonly headsAtEnd: number
  readonly inTraining: number
  readonly availableFte: number
  readonly requiredFte: number
  readonly gapFte: number
  readonly reasons: MonthReasons
}

/**
 * @property attrition leavers over mean heads, as a yearly share: leavers / mean of each month's mean heads × 12 /
 *   months; null without heads. KPI 51.
 */
export interface CapacityPlan {
  readonly months: readonly MonthPlan[]
  readonly attrition: number | null
}

export type CapacityResult =
  | { readonly ok: true; readonly plan: CapacityPlan }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Heads and full-time equivalents, month by month, with the hires given. Every fault of the input is listed at once. */
export function planCapacity(input: CapacityInput): CapacityResult {
  const faults = faultsOf(input)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, plan: planOf(input) }
}

/** The same, for an input without faults. @throws RangeError when `queueHours` returns no number of hours */
export function planOf(input: CapacityInput): CapacityPlan {
  const { attrition } = input
  let cohorts: readonly Cohort[] = input.present
  const months = input.months.map((demand) => {
    const starting = (input.hires ?? [])
      .filter(({ month }) => month === demand.month)
      .map(({ contractId, heads }) => ({ contractId, heads, tenureMonths: 0 }))
    cohorts = [...cohorts, ...starting]
    const plan = monthOf(
      demand,
      cohorts,
      sum(starting, ({ heads }) => heads),
      input,
    )
    cohorts = cohorts.map((cohort) => ({
      ...cohort,
      heads: cohort.heads * (1 - leaveShare(attrition, cohort.tenureMonths)),
      tenureMonths: cohort.tenureMonths + 1,
    }))
    return plan
  })
  const meanHeads = sum(months, ({ headsAtStart, headsAtEnd }) => (headsAtStart + headsAtEnd) / 2) / months.length
  const leavers = sum(months, (month) => month.leavers)
  return { months, attrition: meanHeads > 0 ? (leavers / meanHeads) * (12 / months.length) : null }
}

function monthOf(
  demand: MonthDemand,
  cohorts: readonly Cohort[],
  hires: number,
  { attrition, learning, contracts, queueHours, fullTimeHours }: CapacityInput,
): MonthPlan {
  const shares = new Map(contracts.map(({ id, share }) => [id, share]))
  const leaversOf = ({ heads, tenureMonths }: Cohort) => heads * leaveShare(attrition, tenureMonths)
  const presentFte = (cohort: Cohort) => (cohort.heads - leaversOf(cohort) / 2) * (shares.get(cohort.contractId) ?? 0)
  const doneBy = ({ tenureMonths }: Cohort) => productivity(learning, tenureMonths)
  const onFloor = cohorts.filter(({ tenureMonths }) => tenureMonths >= learning.trainingMonths)
  const learners = onFloor.filter((cohort) => doneBy(cohort) < 1)
  const headsAtStart = sum(cohorts, ({ heads }) => heads)
  const leavers = sum(cohorts, leaversOf)
  const availableFte = sum(onFloor, (cohort) => presentFte(cohort) * doneBy(cohort))
  const requiredFte = requiredFteOf(demand, queueHours, fullTimeHours)
  return {
    month: demand.month,
    headsAtStart,
    hires,
    leavers,
    headsAtEnd: headsAtStart - leavers,
    inTraining: headsAtStart - sum(onFloor, ({ heads }) => heads),
    availableFte,
    requiredFte,
    gapFte: requiredFte - availableFte,
    reasons: {
      leavers: attrition
        .map(({ fromTenureMonths }, band) => {
          const before = attrition[band + 1]?.fromTenureMonths ?? Number.POSITIVE_INFINITY
          const inBand = cohorts.filter(({ tenureMonths: t }) => fromTenureMonths <= t && t < before)
          return { fromTenureMonths, heads: sum(inBand, leaversOf) }
        })
        .filter(({ heads }) => heads > 0),
      reachFloor: sum(
        cohorts.filter(({ tenureMonths: t }) => t > 0 && t === learning.trainingMonths),
        ({ heads }) => heads,
      ),
      learning: sum(learners, ({ heads }) => heads),
      learningFte: sum(learners, (cohort) => presentFte(cohort) * (1 - doneBy(cohort))),
    },
  }
}

function requiredFteOf(demand: MonthDemand, queueHours: CapacityInput['queueHours'], usualHours: number): number {
  const hours = queueHours(demand)
  if (!(Number.isFinite(hours) && hours >= 0)) {
    throw new RangeError(`queueHours gave ${hours} for ${demand.month}: return hours, 0 or more`)
  }
  const { planned, unplanned } = demand.shrinkage
  return hours / (1 - planned - unplanned) / (demand.fullTimeHours ?? usualHours)
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((all, item) => all + amount(item), 0)
}
