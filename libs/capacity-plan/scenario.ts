import { type ContactsAhead, contactsAhead, type QueueHistory } from './contacts-ahead.ts'
import { nextMonth } from './faults.ts'
import { type AttritionBand, byOccupancy, type CapacityInput, type Learning, type Month } from './model.ts'

/**
 * One month as a planner writes it; null: as the scenario says for all months.
 * @property contacts null: from history and growth
 * @property hires whole heads who start on its first day
 */
export interface ScenarioMonth {
  readonly contacts: number | null
  readonly handleSeconds: number | null
  readonly plannedShrinkage: number | null
  readonly hires: number
}

/**
 * A plan for the months ahead, as it is written down. Shares 0..1.
 * @property handleSeconds of an agent's time a contact: with several at once, the handle time over how many
 * @property occupancy cap, above 0 and at most 1
 * @property present who is there when it begins; `share` of full time
 */
export interface Scenario {
  readonly firstMonth: Month
  readonly months: readonly ScenarioMonth[]
  readonly yearlyGrowth: number
  readonly handleSeconds: number
  readonly plannedShrinkage: number
  readonly unplannedShrinkage: number
  readonly occupancy: number
  readonly fullTimeHours: number
  readonly present: readonly { readonly share: number; readonly tenureMonths: number; readonly heads: number }[]
  readonly attrition: readonly AttritionBand[]
  readonly learning: Learning
}

/** Where the contacts of a month come from. @property ahead of each queue with history; empty for a figure of one's own */
export interface MonthBasis {
  readonly month: Month
  readonly kind: 'own-figure' | 'history' | 'lacking'
  readonly contacts: number
  readonly ahead: readonly ContactsAhead[]
}

/** Who is hired is full time. */
export const HIRED_CONTRACT = 'share 1'

/** The months of a scenario with their contacts: written down, or what history and growth make them. */
export function basesOf(scenario: Scenario, histories: readonly QueueHistory[]): readonly MonthBasis[] {
  let month = scenario.firstMonth
  return scenario.months.map(({ contacts }, place) => {
    if (place > 0) month = nextMonth(month)
    if (contacts !== null) return { month, kind: 'own-figure', contacts, ahead: [] }
    const ahead = histories.flatMap((history) => contactsAhead(history, month, scenario.yearlyGrowth) ?? [])
    const kind = ahead.length > 0 ? 'history' : 'lacking'
    return { month, kind, contacts: ahead.reduce((sum, one) => sum + one.contacts, 0), ahead }
  })
}

/** What `planCapacity` and `leastHires` take. @param bases of `basesOf`; what is lacking counts as no contacts */
export function inputOf(scenario: Scenario, bases: readonly MonthBasis[]): CapacityInput {
  const shares = [...new Set([1, ...scenario.present.map(({ share }) => share)])]
  return {
    months: scenario.months.map((month, place) => ({
      month: bases[place]?.month ?? '',
      contacts: bases[place]?.contacts ?? 0,
      handleSeconds: month.handleSeconds ?? scenario.handleSeconds,
      shrinkage: {
        planned: month.plannedShrinkage ?? scenario.plannedShrinkage,
        unplanned: scenario.unplannedShrinkage,
      },
    })),
    contracts: shares.map((share) => ({ id: `share ${share}`, share })),
    present: scenario.present.map(({ share, ...cohort }) => ({ contractId: `share ${share}`, ...cohort })),
    hires: scenario.months.flatMap(({ hires }, place) =>
      hires > 0 ? [{ month: bases[place]?.month ?? '', contractId: HIRED_CONTRACT, heads: hires }] : [],
    ),
    attrition: scenario.attrition,
    learning: scenario.learning,
    fullTimeHours: scenario.fullTimeHours,
    queueHours: byOccupancy(scenario.occupancy),
  }
}
