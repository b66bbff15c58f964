import type { z } from 'zod'
import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { contractFaults } from '#libs/rostering/contract-faults.ts'
import { layOut } from '#libs/rostering/horizon.ts'
import type { Fault } from '#libs/rostering/problem-faults.ts'
import { RULE_PACKS, toContract } from '#modules/rosters/contract-shapes.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { workContractChanged } from '#modules/rosters/events.ts'
import { SLOT_SECONDS } from '#modules/rosters/shift-slots.ts'
import type { termsBody, WorkContract, workContractBody, workContractChange } from '#modules/rosters/terms-contract.ts'
import { at, json, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type ContractRefusal =
  | 'contract-not-found'
  | 'contract-changed-meanwhile'
  | 'too-many-contracts'
  | 'effective-in-the-past'
/** Faults come with their places, for the fields of a form. */
export type ContractOutcome =
  | Outcome<WorkContract, ContractRefusal>
  | { readonly ok: false; readonly refusal: 'contract-faulty'; readonly faults: readonly Fault[] }
export type TermsRow = z.output<typeof termsBody> & { readonly personId: string; readonly effectiveFrom: LocalDate }

const MOST_CONTRACTS = 500
/** From ever on. */
export const FIRST_DATE: LocalDate = '2000-01-01'
/** After every date of a roster: whatever was changed last. */
const LATEST = '9999-12-31'

/** `where` speaks of `c`. @param on as in force on that date; as last changed when left out */
export const readContracts = (db: Queryable, where: Sql = sql`true`, on = LATEST): Promise<WorkContract[]> =>
  db.rows<WorkContract>(sql`select c.id "contractId", coalesce(p.name, c.name) "name", coalesce(p.pack, c.pack) pack,
      coalesce(p.rules, c.rules) rules, coalesce(p.shifts, c.shifts) shifts, coalesce(p.revision, c.revision) revision,
      coalesce(p.effective_from, c.effective_from) "effectiveFrom", coalesce(p.changed_at, c.changed_at) "changedAt",
      (select count(*)::int from rosters.terms t where t.contract_id = c.id) people,
      (select coalesce(jsonb_agg(jsonb_build_object('revision', e.revision, 'from', e.effective_from, 'until', e.until)
          order by e.effective_from desc), '[]') from rosters.work_contract_past e where e.contract_id = c.id) earlier
    from rosters.work_contract c left join lateral (select * from rosters.work_contract_past o
      where o.contract_id = c.id and o.until >= ${on}::date order by o.until limit 1) p on true
    where ${where} order by 2, c.id`)

/** In order of the people's ids. @param on as in force on that date; as last changed when left out */
export const readTerms = (db: Queryable, personIds: readonly string[], on = LATEST): Promise<TermsRow[]> =>
  db.rows<TermsRow>(sql`select t.person_id "personId", coalesce(p.contract_id, t.contract_id) "contractId",
      coalesce(p.protections, t.protections) protections, coalesce(p.marks, t.marks) marks,
      case when p.person_id is null then t.annual_leave_days else p.annual_leave_days end "annualLeaveDays",
      coalesce(p.effective_from, t.effective_from) "effectiveFrom"
    from rosters.terms t left join lateral (select * from rosters.terms_past o
      where o.person_id = t.person_id and o.until >= ${on}::date order by o.until limit 1) p on true
    where t.person_id = any(${[...personIds]}::uuid[]) order by t.person_id`)

export async function listContracts(db: Queryable) {
  return { contracts: await readContracts(db), packs: RULE_PACKS }
}

/** What is wrong with a contract, by its own words. */
export function faultsOf(body: z.output<typeof workContractBody>): readonly Fault[] {
  const grid = layOut({ zone: 'UTC', from: '2026-01-05', days: 7, slotSeconds: SLOT_SECONDS })
  const ids = body.rules.map(({ id }) => id)
  const twin = ids.find((id, place) => ids.indexOf(id) !== place)
  return [
    ...(twin === undefined ? [] : [{ where: `rule ${twin}`, problem: 'is there twice: give each its own id' }]),
    ...contractFaults(toContract('', body), grid).map(({ where, problem }) => ({
      where: where.replace(/^contract (, )?/, '') || 'shifts',
      problem,
    })),
  ]
}

export async function createContract(
  { platform }: Pick<RostersDeps, 'platform'>,
  personId: string | null,
  body: z.output<typeof workContractBody>,
): Promise<ContractOutcome> {
  const faults = faultsOf(body)
  if (faults.length > 0) return { ok: false, refusal: 'contract-faulty', faults }
  const now = platform.clock.now()
  const contractId = newId(now)
  return platform.db.transaction(async (tx) => {
    const { count } = await tx.one<{ count: number }>(sql`select count(*)::int count from rosters.work_contract`)
    if (count >= MOST_CONTRACTS)
      return refused('too-many-contracts', `There are ${MOST_CONTRACTS}: change one of them.`)
    await tx.run(sql`insert into rosters.work_contract (id, name, pack, rules, shifts, changed_at, changed_by)
      values (${contractId}, ${body.name}, ${body.pack}, ${json(body.rules)}, ${json(body.shifts)}, ${at(now)}, ${personId})`)
    await platform.log.announce(tx, causeOf(personId), [
      workContractChanged.of(contractId, now, { contractId, revision: 1 }),
    ])
    const fresh = { revision: 1, people: 0, changedAt: now, effectiveFrom: FIRST_DATE, earlier: [] }
    return done({ contractId, ...body, ...fresh })
  })
}

/**
 * From a date on, today or later, days are judged by it; every earlier day by what was in force then. What was published
 * stays as it is.
 */
export async function changeContract(
  { platform, zone }: Pick<RostersDeps, 'platform' | 'zone'>,
  personId: string,
  contractId: string,
  { revision, effectiveFrom, ...body }: z.output<typeof workContractChange>,
): Promise<ContractOutcome> {
  const now = platform.clock.now()
  const today = localDateOf(zone, now)
  const from = effectiveFrom ?? today
  return platform.db.transaction(async (tx) => {
    const known = await tx.maybe<{ revision: number }>(
      sql`select revision from rosters.work_contract where id = ${contractId} for update`,
    )
    if (!known) return refused('contract-not-found')
    if (from < today)
      return refused('effective-in-the-past', `Give a date from ${today} on: earlier days stay as judged.`)
    const faults = faultsOf(body)
    if (faults.length > 0) return { ok: false, refusal: 'contract-faulty', faults }
    if (known.revision !== revision)
      return refused('contract-changed-meanwhile', 'Somebody else changed it: load it again, then make your change.')
    await keepRevision(tx, contractId, from)
    await tx.run(sql`update rosters.work_contract set name = ${body.name}, pack = ${body.pack},
        rules = ${json(body.rules)}, shifts = ${json(body.shifts)}, revision = revision + 1, changed_at = ${at(now)},
        changed_by = ${personId}, effective_from = ${from} where id = ${contractId}`)
    const [contract] = await readContracts(tx, sql`c.id = ${contractId}`)
    if (!contract) return refused('contract-not-found')
    await platform.log.announce(tx, causeOf(personId), [
      workContractChanged.of(contractId, now, { contractId, revision: contract.revision, effectiveFrom: from }),
    ])
    return done(contract)
  })
}

/** What is in force until the day before a date, kept; what would only have come into force later never does. */
async function keepRevision(tx: Tx, contractId: string, from: LocalDate): Promise<void> {
  const until = addDaysToDate(from, -1)
  await tx.run(
    sql`delete from rosters.work_contract_past where contract_id = ${contractId} and effective_from >= ${from}`,
  )
  await tx.run(sql`update rosters.work_contract_past set until = ${until}
    where contract_id = ${contractId} and until >= ${from}`)
  await tx.run(sql`insert into rosters.work_contract_past (contract_id, revision, effective_from, until, name, pack, rules,
      shifts, changed_at, changed_by)
    select id, revision, effective_from, ${until}::date, name, pack, rules, shifts, changed_at, changed_by
    from rosters.work_contract where id = ${contractId} and effective_from < ${from}::date`)
}

export const causeOf = (personId: string | null) =>
  personId === null ? ({ kind: 'system', id: 'rosters' } as const) : ({ kind: 'person', id: personId } as const)
