import type { Fault } from '#libs/workforce-files/csv.ts'
import { type Covering, fractionalCover, wholeCover } from './covering.ts'
import { faultsOf } from './faults.ts'
import type { CapacityInput, Hires } from './model.ts'
import { type CapacityPlan, planOf } from './plan-capacity.ts'
import { expectedShare } from './tenure.ts'

/**
 * @property contractId of those to hire
 * @property leadMonths from the decision to the first day; nobody can start in the first months of the plan
 * @property gapLimitFte full-time equivalents that may be missing in a month, 0 or more
 * @property mostPerMonth seats in training; no limit when left out
 * @property mostNodes effort, as fractional plans looked at; 400 when left out
 */
export interface HiringQuestion {
  readonly contractId: string
  readonly leadMonths: number
  readonly gapLimitFte: number
  readonly mostPerMonth?: number
  readonly mostNodes?: number
}

/**
 * @property hires to add to those of the input, whole heads, months without any left out
 * @property heads of them all
 * @property atLeast no plan that keeps the limit can do with fewer heads
 * @property plan with these hires
 * @property notReached months whose gap stays above the limit whatever is hired, with the gap left
 */
export interface HiringPlan {
  readonly hires: readonly Hires[]
  readonly heads: number
  readonly atLeast: number
  readonly plan: CapacityPlan
  readonly notReached: readonly { readonly month: string; readonly gapFte: number }[]
}

export type HiringResult =
  | { readonly ok: true; readonly hiring: HiringPlan }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * The fewest people to hire, and when, so that no month misses more than the limit; of plans with equally many, one
 * that hires late. Who starts earlier knows more when needed but may have left: both are weighed, exactly.
 */
export function leastHires(input: CapacityInput, question: HiringQuestion): HiringResult {
  const faults = [...faultsOf(input), ...faultsOfQuestion(input, question)]
  if (faults.length > 0) return { ok: false, faults }
  const { contractId, leadMonths, gapLimitFte, mostPerMonth = Number.POSITIVE_INFINITY, mostNodes = 400 } = question
  const before = planOf(input)
  const count = input.months.length
  const share = input.contracts.find(({ id }) => id === contractId)?.share ?? 0
  const byTenure = input.months.map((_, tenure) => share * expectedShare(input.attrition, input.learning, tenure))
  const gives = input.months.map((_, start) =>
    input.months.map((_, month) => (start < leadMonths || month < start ? 0 : (byTenure[month - start] ?? 0))),
  )
  const needs = before.months.map(({ gapFte }) => Math.max(0, gapFte - gapLimitFte))
  const reach = needs.map((_, month) =>
    gives.reduce((sum, row) => sum + ((row[month] ?? 0) > 0 ? (row[month] ?? 0) * mostPerMonth : 0), 0),
  )
  // A month out of reach is helped as far as the cap allows; without a cap nobody can be there at all.
  const reachable = needs.map((need, month) => Math.min(need, reach[month] ?? 0))
  const covering: Covering = {
    costs: input.months.map((_, start) => 1 + (count - start) * LATE),
    gives,
    needs: reachable,
  }
  const most = input.months.map((_, start) => (start < leadMonths ? 0 : mostPerMonth))
  const cover = wholeCover(covering, most, mostNodes)
  const fewest = fractionalCover(
    { ...covering, costs: covering.costs.map(() => 1) },
    most.map(() => 0),
    most,
  )
  if (!cover || !fewest) throw new Error('hiring the most in every month does not cover what it covers: this is a bug')
  const hires = cover.amounts.flatMap((heads, start) =>
    heads > 0 ? [{ month: input.months[start]?.month ?? '', contractId, heads }] : [],
  )
  const plan = planOf({ ...input, hires: [...(input.hires ?? []), ...hires] })
  return {
    ok: true,
    hiring: {
      hires,
      heads: hires.reduce((sum, { heads }) => sum + heads, 0),
      atLeast: Math.max(0, Math.ceil(fewest.cost - 1e-6)),
      plan,
      notReached: plan.months
        .filter(({ gapFte }) => gapFte > gapLimitFte + 1e-6)
        .map(({ month, gapFte }) => ({ month, gapFte })),
    },
  }
}

/** What a month earlier costs beside a head: together, over 60 months, less than one head of a hundred. */
const LATE = 1e-4

function faultsOfQuestion(input: CapacityInput, question: HiringQuestion): readonly Fault[] {
  const { contractId, leadMonths, gapLimitFte, mostPerMonth, mostNodes } = question
  const faults: string[] = []
  const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 0
  if (!input.contracts.some(({ id }) => id === contractId))
    faults.push(`contract ${contractId} is not among the contracts`)
  if (!isWhole(leadMonths)) faults.push(`leadMonths is ${leadMonths}: give whole months, 0 or more`)
  if (!(Number.isFinite(gapLimitFte) && gapLimitFte >= 0))
    faults.push(`gapLimitFte is ${gapLimitFte}: give a number, 0 or more`)
  if (mostPerMonth !== undefined && !isWhole(mostPerMonth)) {
    faults.push(`mostPerMonth is ${mostPerMonth}: give whole heads, 0 or more, or leave it out`)
  }
  if (mostNodes !== undefined && !(isWhole(mostNodes) && mostNodes > 0)) {
    faults.push(`mostNodes is ${mostNodes}: give a whole number above 0`)
  }
  return faults.map((problem) => ({ line: 0, problem }))
}
