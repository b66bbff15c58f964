import type { QueueHistory } from './contacts-ahead.ts'
import { type HiringPlan, leastHires } from './least-hires.ts'
import { type CapacityPlan, type MonthPlan, planCapacity } from './plan-capacity.ts'
import { basesOf, HIRED_CONTRACT, inputOf, type MonthBasis, type Scenario } from './scenario.ts'

/** What is asked of hiring; see `leastHires`. @property mostPerMonth null: no limit */
export interface ScenarioHiring {
  readonly leadMonths: number
  readonly gapLimitFte: number
  readonly mostPerMonth: number | null
}

/** A month of a scenario, worked out. @property wantedHires beside those written down */
export interface ScenarioMonthFigures extends MonthPlan {
  readonly basis: MonthBasis
  readonly handleSeconds: number
  readonly plannedShrinkage: number
  readonly wantedHires: number
}

export interface ScenarioFigures {
  readonly months: readonly ScenarioMonthFigures[]
  readonly attrition: CapacityPlan['attrition']
  readonly wanted: number
  readonly notReached: HiringPlan['notReached']
}

export type ScenarioResult =
  | { readonly ok: true; readonly figures: ScenarioFigures }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Fractional plans looked at for the fewest hires: some milliseconds each for two years, so it can follow the typing. */
const EFFORT = 60

/** What a scenario comes to: heads, need and gap by month, and the hires that would close it. */
export function scenarioFigures(
  scenario: Scenario & { readonly hiring: ScenarioHiring },
  histories: readonly QueueHistory[],
): ScenarioResult {
  const bases = basesOf(scenario, histories)
  const input = inputOf(scenario, bases)
  const planned = planCapacity(input)
  if (!planned.ok) return { ok: false, faults: planned.faults.map(({ problem }) => problem) }
  const { mostPerMonth, ...question } = scenario.hiring
  const limit = mostPerMonth === null ? {} : { mostPerMonth }
  const hired = leastHires(input, { ...question, ...limit, contractId: HIRED_CONTRACT, mostNodes: EFFORT })
  if (!hired.ok) return { ok: false, faults: hired.faults.map(({ problem }) => problem) }
  const wanted = new Map(hired.hiring.hires.map(({ month, heads }) => [month, heads]))
  const months = planned.plan.months.flatMap((month, place) => {
    const [basis, demand] = [bases[place], input.months[place]]
    if (!basis || !demand) return []
    const { handleSeconds, shrinkage } = demand
    const wantedHires = wanted.get(month.month) ?? 0
    return [{ ...month, basis, handleSeconds, plannedShrinkage: shrinkage.planned, wantedHires }]
  })
  const { heads, notReached } = hired.hiring
  return { ok: true, figures: { months, attrition: planned.plan.attrition, wanted: heads, notReached } }
}
