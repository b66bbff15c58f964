import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { type HorizonGrid, layOut } from '#libs/rostering/horizon.ts'
import type { SkillNeed } from '#libs/rostering/model.ts'
import type { CheckedPerson } from '#modules/rosters/check-shifts.ts'
import { readCheckedPeople } from '#modules/rosters/checked-people.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { asRostered } from '#modules/rosters/people.ts'
import { ROSTERED_ROLES } from '#modules/rosters/permissions.ts'
import { type Draft, type RosterRow, readDraft } from '#modules/rosters/store-rosters.ts'
import type { RosteredPerson, WorkContract } from '#modules/rosters/terms-contract.ts'
import { readContracts } from '#modules/rosters/work-contracts.ts'
import type { PlanView } from '#modules/workforce/contract.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** A roster with all that its draft is judged by. */
export interface RosterWorld {
  readonly roster: RosterRow
  readonly grid: HorizonGrid
  readonly zone: CompiledZone
  /** Who work under a contract, in the order of their numbers; `checked` has the same people in the same order. */
  readonly people: readonly RosteredPerson[]
  readonly checked: readonly CheckedPerson[]
  /** Serve customers here, but under no contract. */
  readonly left: readonly RosteredPerson[]
  readonly contracts: readonly WorkContract[]
  readonly queues: readonly PlannedNeed[]
  readonly draft: Draft
}

export interface PlannedNeed extends SkillNeed {
  readonly name: { readonly 'zh-CN': string; readonly 'zh-TW': string; readonly en: string }
  /** What the need was worked out from. */
  readonly plan: PlanView
}

export async function readWorld(deps: RostersDeps, db: Queryable, roster: RosterRow): Promise<RosterWorld> {
  const grid = gridOf(deps, roster)
  const everyone = await peopleOf(deps, db, roster.unitId, roster.from)
  const people = everyone.filter(({ terms }) => terms !== null)
  const ids = people.map(({ personId }) => personId)
  const found = new Map(
    (await readCheckedPeople(db, ids, roster.from, roster.to)).map((person) => [person.personId, person]),
  )
  const used = new Set(people.map(({ terms }) => terms?.contractId))
  return {
    roster,
    grid,
    zone: deps.zone,
    people: people.filter(({ personId }) => found.has(personId)),
    checked: ids.flatMap((id) => found.get(id) ?? []),
    left: everyone.filter(({ terms }) => terms === null),
    contracts: (await readContracts(db, sql`true`, roster.from)).filter(({ contractId }) => used.has(contractId)),
    queues: await needsOf(deps, roster, grid),
    draft: await readDraft(db, roster.rosterId),
  }
}

export const gridOf = ({ zone }: Pick<RostersDeps, 'zone'>, { from, days, slotSeconds }: RosterRow): HorizonGrid =>
  layOut({ zone: zone.name, from, days, slotSeconds })

/** Everyone who serves customers in the unit and below it. @param on with the terms of that date */
export async function peopleOf(
  { asks }: RostersDeps,
  db: Queryable,
  unitId: string,
  on?: string,
): Promise<RosteredPerson[]> {
  return asRostered(asks, db, await asks.identity.peopleWithRole(db, ROSTERED_ROLES, [unitId]), on)
}

/**
 * Agents that each queue needs at work in each slot: the need of the plan, more by those who will be away unforeseen, to
 * the nearest whole one, for rounding up would have two wherever one is enough. Breaks, leave and training are in the
 * roster itself, so planned shrinkage is not added again.
 */
async function needsOf({ asks }: RostersDeps, { queueIds, from, days }: RosterRow, grid: HorizonGrid) {
  const names = new Map((await asks.workforce.queues()).map(({ queueId, name }) => [queueId, name]))
  const plans = await Promise.all(queueIds.map((queueId) => asks.workforce.plan(queueId, from, days)))
  return plans.flatMap((plan): PlannedNeed[] => {
    const name = plan && names.get(plan.queueId)
    return name ? [{ skill: plan.queueId, name, plan, required: requiredBy(plan, grid) }] : []
  })
}

export function requiredBy(plan: PlanView, grid: HorizonGrid): number[] {
  const required = Array.from({ length: grid.slots }, () => 0)
  const slotMs = grid.slotSeconds * 1000
  const slots = (plan.intervalMinutes * 60) / grid.slotSeconds
  const presence = 1 - plan.staffing.settings.unplannedShrinkage
  for (const { startAt, need } of plan.rows) {
    if (!need) continue
    const first = Math.round((startAt - grid.startsAt) / slotMs)
    const agents = Math.round(need.mean / presence)
    for (let slot = Math.max(0, first); slot < Math.min(grid.slots, first + slots); slot += 1) required[slot] = agents
  }
  return required
}
