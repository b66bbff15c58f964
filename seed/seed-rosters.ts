import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { instantOfLocal, localDateOf } from '#libs/business-calendar/local-time.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import { solveRoster } from '#libs/rostering/solve-roster.ts'
import { identityAnswers } from '#modules/identity/answers.ts'
import { identityDeps } from '#modules/identity/deps.ts'
import { insightsAnswers } from '#modules/insights/answers.ts'
import { promisesModule } from '#modules/promises/module.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { mondayOf } from '#modules/rosters/history-before.ts'
import { makeRoster } from '#modules/rosters/make-roster.ts'
import { writeTerms } from '#modules/rosters/people.ts'
import { publishRoster } from '#modules/rosters/publish.ts'
import { problemOf } from '#modules/rosters/roster-problem.ts'
import { fromPlanned } from '#modules/rosters/shift-slots.ts'
import { findRoster, replaceUnlocked } from '#modules/rosters/store-rosters.ts'
import { readWanted } from '#modules/rosters/wishes.ts'
import { createContract } from '#modules/rosters/work-contracts.ts'
import { readWorld } from '#modules/rosters/world.ts'
import { doJob, type Job, type Results } from '#modules/workforce/foretell.ts'
import type { Foreteller } from '#modules/workforce/foreteller.ts'
import { makeForecast } from '#modules/workforce/make-forecast.ts'
import { workforceModule } from '#modules/workforce/module.ts'
import { setStaffing } from '#modules/workforce/staffing.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { CONTRACTS, type ContractKey, ROSTERED } from './bank/work-contracts.ts'
import { expectDone } from './expect-done.ts'
import { known, type SeededPeople } from './seed-people.ts'
import { routingQuestions } from './within.ts'

const ROSTER_DAYS = 14
/** Enough for a roster near the best; the same on every machine. */
const ITERATIONS = 150
/** A week and a half before the first day, in the morning: people are told in good time. */
const PLANNED_DAYS_BEFORE = 11
const FORECAST_WEEKS = 4
const ANNUAL_LEAVE_DAYS = 10

/**
 * What people work under, the forecast of every queue, and the roster of this week and the next, made by the search and
 * published in time.
 * @returns how many shifts are in force
 */
export async function seedRosters(
  inside: Platform,
  tx: Tx,
  { idByAgentNo, unitIdByKey }: SeededPeople,
  queueIds: ReadonlyMap<string, string>,
  now: number,
): Promise<number> {
  const zone = compileZone(inside.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${inside.config.TIME_ZONE} is not known`)
  const from = mondayOf(localDateOf(zone, now))
  const plannedAt = instantOfLocal(zone, addDaysToDate(from, -PLANNED_DAYS_BEFORE), '10:00')
  const platform: Platform = { ...inside, clock: { now: () => plannedAt } }
  const planner = known(idByAgentNo, '2003')
  const workforce = workforceDeps(platform, zone)
  const contractIds = await seedContracts(platform)
  for (const [place, { agentNo, contract, role }] of ROSTERED.entries()) {
    await writeTerms(platform, tx, null, known(idByAgentNo, agentNo), {
      contractId: known(contractIds, contract),
      protections: [],
      marks: role === 'team-leader' ? ['leader'] : marksAt(place),
      annualLeaveDays: ANNUAL_LEAVE_DAYS,
    })
  }
  const ids = [...queueIds.values()]
  for (const queueId of ids) {
    expectDone('staffing', await setStaffing(workforce, planner, queueId, STAFFING))
    expectDone('forecast', await makeForecast(workforce, planner, queueId, FORECAST_WEEKS))
  }
  const deps = rostersDeps(platform, zone)
  const body = { unitId: known(unitIdByKey, 'centre'), from, days: ROSTER_DAYS, queueIds: ids }
  const { rosterId } = expectDone('roster', await makeRoster(deps, planner, body))
  const revision = await searchFor(deps, tx, rosterId)
  return expectDone('publication', await publishRoster(deps, planner, rosterId, { revision, reason: REASON })).shifts
}

/** Of a draft that was not played: a bank that is seeded shall not wait for it. */
const REASON = '首份班表，未预演'

/** Every fourth agent an expert, every fifth of the others new to the work. */
function marksAt(place: number): ('expert' | 'trainee')[] {
  if (place % 4 === 1) return ['expert']
  return place % 5 === 4 ? ['trainee'] : []
}

const STAFFING = {
  handleSeconds: 300,
  patienceSeconds: null,
  plannedShrinkage: 0.2,
  unplannedShrinkage: 0.08,
  atOnce: 2,
  minimumAgents: 1,
  leastExperts: null,
  mostTrainees: 0.4,
}

async function seedContracts(platform: Platform): Promise<ReadonlyMap<ContractKey, string>> {
  const ids = new Map<ContractKey, string>()
  for (const [key, plan] of Object.entries(CONTRACTS) as [ContractKey, (typeof CONTRACTS)[ContractKey]][]) {
    const made = await createContract({ platform }, null, plan)
    if (!made.ok) throw new Error(`demo bank, work contract ${key}: ${made.refusal}`)
    ids.set(key, made.value.contractId)
  }
  return ids
}

/** The forecast is made here and now: nobody is served yet whom it could hold up. */
const HERE: Foreteller = {
  run: async <K extends Job['kind']>(job: Extract<Job, { kind: K }>) => doJob(job) as Results[K],
  stop: async () => {},
}

/** What the use cases of rosters work with. */
export function rostersDeps(platform: Platform, zone: CompiledZone): RostersDeps {
  const { asks } = workforceDeps(platform, zone)
  const { identity, promises, routing } = asks
  return { platform, zone, asks: { identity, promises, routing, workforce: workforceModule(platform, asks).questions } }
}

function workforceDeps(platform: Platform, zone: CompiledZone) {
  const identity = identityAnswers(identityDeps(platform))
  const promises = promisesModule(platform, { identity }).questions
  const asks = { identity, promises, routing: routingQuestions(platform), insights: insightsAnswers }
  return { platform, zone, foreteller: HERE, asks }
}

async function searchFor(deps: Parameters<typeof readWorld>[0], tx: Tx, rosterId: string): Promise<number> {
  const roster = await findRoster(tx, rosterId)
  if (!roster) throw new Error(`demo bank: roster ${rosterId} was just made and is not there`)
  const world = await readWorld(deps, tx, roster)
  const found = solveRoster(problemOf(world, await readWanted(tx, world)), { seed: 1, iterations: ITERATIONS })
  if (!found.ok) throw new Error(`demo bank: no legal roster for ${found.personIds.length} people`)
  const shifts = found.roster.shifts.map((shift) => fromPlanned(world.grid, shift))
  return replaceUnlocked(
    tx,
    rosterId,
    shifts.map((shift) => ({ ...shift, breaks: [...shift.breaks], isLocked: false })),
  )
}
