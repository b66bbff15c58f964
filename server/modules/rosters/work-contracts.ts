import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { contractFaults } from '#libs/rostering/contract-faults.ts'
import { layOut } from '#libs/rostering/horizon.ts'
import type { Fault } from '#libs/rostering/problem-faults.ts'
import type { termsBody, WorkContract, workContractBody, workContractChange } from '#modules/rosters/contract.ts'
import { RULE_PACKS, toContract } from '#modules/rosters/contract-shapes.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { workContractChanged } from '#modules/rosters/events.ts'
import { SLOT_SECONDS } from '#modules/rosters/shift-slots.ts'
import { at, json, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type ContractRefusal = 'contract-not-found' | 'contract-changed-meanwhile' | 'too-many-contracts'
/** Faults come with their places, for the fields of a form. */
export type ContractOutcome =
  | Outcome<WorkContract, ContractRefusal>
  | { readonly ok: false; readonly refusal: 'contract-faulty'; readonly faults: readonly Fault[] }
export type Terms = z.output<typeof termsBody> & { readonly personId: string }

const MOST_CONTRACTS = 500
const COLUMNS = sql`c.id "contractId", c.name, c.pack, c.rules, c.shifts, c.revision, c.changed_at "changedAt",
  (select count(*)::int from rosters.terms t where t.contract_id = c.id) people`

export const readContracts = (db: Queryable, where: Sql = sql`true`): Promise<WorkContract[]> =>
  db.rows<WorkContract>(sql`select ${COLUMNS} from rosters.work_contract c where ${where} order by c.name, c.id`)

/** In order of the people's ids. */
export const readTerms = (db: Queryable, personIds: readonly string[]): Promise<Terms[]> =>
  db.rows<Terms>(sql`select person_id "personId", contract_id "contractId", protections, marks,
      annual_leave_days "annualLeaveDays"
    from rosters.terms where person_id = any(${[...personIds]}::uuid[]) order by person_id`)

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
    return done({ contractId, ...body, revision: 1, people: 0, changedAt: now })
  })
}

/** Drafts are judged by it from now on; what was published stays as it is. */
export async function changeContract(
  { platform }: Pick<RostersDeps, 'platform'>,
  personId: string,
  contractId: string,
  { revision, ...body }: z.output<typeof workContractChange>,
): Promise<ContractOutcome> {
  const now = platform.clock.now()
  return platform.db.transaction(async (tx) => {
    if ((await readContracts(tx, sql`c.id = ${contractId}`)).length === 0) return refused('contract-not-found')
    const faults = faultsOf(body)
    if (faults.length > 0) return { ok: false, refusal: 'contract-faulty', faults }
    const changed = await tx.run(sql`update rosters.work_contract set name = ${body.name}, pack = ${body.pack},
        rules = ${json(body.rules)}, shifts = ${json(body.shifts)}, revision = revision + 1, changed_at = ${at(now)},
        changed_by = ${personId} where id = ${contractId} and revision = ${revision}`)
    const [contract] = await readContracts(tx, sql`c.id = ${contractId}`)
    if (!contract) return refused('contract-not-found')
    if (changed === 0)
      return refused('contract-changed-meanwhile', 'Somebody else changed it: load it again, then make your change.')
    await platform.log.announce(tx, causeOf(personId), [
      workContractChanged.of(contractId, now, { contractId, revision: contract.revision }),
    ])
    return done(contract)
  })
}

export const causeOf = (personId: string | null) =>
  personId === null ? ({ kind: 'system', id: 'rosters' } as const) : ({ kind: 'person', id: personId } as const)
