import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { ok } from './floor.ts'
import { createUnit, type NewTestPerson, type SignedInPerson, signedInAs, type TestPerson } from './people.ts'

const HOUR = 3600
const RULE = { source: 'agreement', effectiveFrom: '2020-01-01', severity: 'hard' } as const

/** Five days a week, 8 hours of work, 11 hours of rest; starts at any full hour. */
const BODY = {
  name: 'Full time',
  pack: 'CN',
  rules: [
    { ...RULE, id: 'REST-11', kind: 'rest-between-shifts', seconds: 11 * HOUR },
    { ...RULE, id: 'DAYS', kind: 'days-per-week', min: 4, max: 5 },
    {
      ...RULE,
      id: 'OVERTIME',
      kind: 'overtime',
      maxDaySeconds: 2 * HOUR,
      maxMonthSeconds: 36 * HOUR,
      barredProtections: [],
    },
  ],
  shifts: [
    {
      id: 'day',
      spanSeconds: 9 * HOUR,
      starts: { from: '00:00', to: '23:00', everySeconds: HOUR },
      breaks: [{ id: 'meal', seconds: HOUR, isPaid: false, earliestSeconds: 4 * HOUR, latestSeconds: 4 * HOUR }],
    },
  ],
}

/** A work contract of these rules, made by the planner's route. */
export const workContractBy = (planner: SignedInPerson): Promise<WorkContract> =>
  ok<WorkContract>(planner.api('/api/rosters/contracts', { method: 'POST', body: BODY }))

export const setTermsBy = (
  planner: SignedInPerson,
  personId: string,
  contractId: string,
  annualLeaveDays: number | null = 10,
): Promise<unknown> =>
  ok(
    planner.api(`/api/rosters/people/${personId}/terms`, {
      method: 'PUT',
      body: { contractId, protections: [], marks: [], annualLeaveDays },
    }),
  )

/** A published roster of a unit without any shift yet; written straight into its table. @returns its id */
export async function publishedRoster(
  { db, clock }: Platform,
  roster: {
    readonly unitId: string
    readonly from: string
    readonly days: number
    readonly queueIds?: readonly string[]
  },
): Promise<string> {
  const rosterId = newId(clock.now())
  await db.pool.query(
    `insert into rosters.roster (id, unit_id, from_date, days, slot_seconds, queue_ids, version, made_at, made_by)
     values ($1, $2, $3, $4, 900, $5, 1, now(), $6)`,
    [rosterId, roster.unitId, roster.from, roster.days, roster.queueIds ?? [], newId(clock.now())],
  )
  return rosterId
}

export interface PutShift {
  readonly rosterId: string
  readonly personId: string
  readonly date: string
  /** Full hour by the wall clock of the bank; 8 unless given. */
  readonly hour?: number
}

/** Puts a shift of nine hours with its meal in force; Shanghai's wall clock. */
export async function shiftInForce({ db, clock }: Platform, { rosterId, personId, date, hour = 8 }: PutShift) {
  const startsAt = Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR * 1000
  const endsAt = startsAt + 9 * HOUR * 1000
  const breaks = [{ startsAt: startsAt + 4 * HOUR * 1000, endsAt: startsAt + 5 * HOUR * 1000, isPaid: false }]
  await db.pool.query(
    `insert into rosters.shift (id, roster_id, person_id, date, kind_id, starts_at, ends_at, breaks)
     values ($1, $2, $3, $4, 'day', to_timestamp($5 / 1000.0), to_timestamp($6 / 1000.0), $7)`,
    [newId(clock.now()), rosterId, personId, date, startsAt, endsAt, JSON.stringify(breaks)],
  )
}

/** Five shifts from Monday to Friday. */
export async function weekOfShifts(platform: Platform, put: Omit<PutShift, 'date'> & { readonly monday: string }) {
  for (let day = 0; day < 5; day += 1) await shiftInForce(platform, { ...put, date: addDaysToDate(put.monday, day) })
}

export type Rostered = TestPerson & SignedInPerson
let count = 0

/**
 * A team with a published roster, people under terms in it with three days of annual leave, and a leader. `work` and
 * `week` (Monday to Friday) put shifts in force.
 */
export async function rosteredTeam<const Names extends readonly string[]>(
  app: { readonly url: string; readonly platform: Platform },
  by: { readonly planner: SignedInPerson; readonly contractId: string },
  names: Names,
  roster: { readonly from: string; readonly days: number; readonly queueIds?: readonly string[] },
) {
  count += 1
  const unitId = await createUnit(app.platform, { name: `Rostered ${count}` })
  const rosterId = await publishedRoster(app.platform, { unitId, ...roster })
  const hire = (displayName: string, person: Partial<NewTestPerson> = {}) =>
    signedInAs(app, { roles: ['agent'], unit: unitId, displayName, ...person })
  const people: Rostered[] = []
  for (const name of names) {
    const person = await hire(name)
    await setTermsBy(by.planner, person.personId, by.contractId, 3)
    people.push(person)
  }
  const leader = await hire('Leader', { roles: ['team-leader'] })
  return {
    unitId,
    rosterId,
    leader,
    people: people as { [Name in keyof Names]: Rostered },
    work: ({ personId }: Rostered, date: string, hour = 8) =>
      shiftInForce(app.platform, { rosterId, personId, date, hour }),
    week: ({ personId }: Rostered, monday: string, hour = 8) =>
      weekOfShifts(app.platform, { rosterId, personId, monday, hour }),
  }
}
