import type { z } from 'zod'
import type { CaseCard, CaseList, caseSearch } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { CASE, CASE_COLUMNS, type StoredCase } from '#modules/cases/store.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import type { PromiseClock } from '#modules/promises/questions.ts'
import type { Actor } from '#platform/access.ts'
import { join, type Queryable, type Sql, sql } from '#platform/database/database.ts'

const PAGE = 50
export const UNFINISHED = sql`c.state in ('open', 'in-work', 'waiting')`

/** Cases within reach: unfinished ones first, those due first among them, then the latest. */
export async function listCases(
  deps: CaseDeps,
  actor: Actor,
  search: z.output<typeof caseSearch>,
): Promise<Omit<CaseList, 'asOf'>> {
  const { db } = deps.platform
  const where = join(await conditionsOf(deps, db, actor, search), ' and ')
  const rows = await db.rows<StoredCase>(sql`select ${CASE_COLUMNS} from cases."case" c where ${where}
    order by ${UNFINISHED} desc, c.opened_at desc, c.id desc limit ${PAGE} offset ${(search.page - 1) * PAGE}`)
  const counts = await db.one<CaseList['counts']>(sql`select count(*)::int raw,
    (count(*) filter (where c.state <> 'merged'))::int merged,
    (count(*) filter (where c.is_branch_referral))::int "branchReferrals" from cases."case" c where ${where}`)
  return { cases: await toCards(deps, db, rows), counts, pageSize: PAGE }
}

async function conditionsOf(
  { asks }: CaseDeps,
  db: Queryable,
  actor: Actor,
  search: z.output<typeof caseSearch>,
): Promise<Sql[]> {
  const conditions = [casesVisibleTo(actor)]
  if (search.show === 'mine')
    conditions.push(sql`(c.owner_id = ${actor.personId} or exists (select from cases.work_order w
      where w.case_id = c.id and w.owner_id = ${actor.personId} and w.done_at is null))`)
  if (search.show === 'unit') {
    const [ownUnit] = actor.unitPath
    const below = ownUnit === undefined ? [] : await asks.identity.unitsBelow(db, ownUnit)
    conditions.push(sql`c.unit_id = any(${[...below]}::uuid[])`)
  }
  if (search.state === 'unfinished') conditions.push(UNFINISHED)
  else if (search.state !== undefined) conditions.push(sql`c.state = ${search.state}`)
  if (search.template !== undefined) conditions.push(sql`c.template = ${search.template}`)
  if (search.unitId !== undefined) conditions.push(sql`c.unit_id = ${search.unitId}`)
  if (search.customerId !== undefined) {
    const { ids } = await asks.customers.samePerson(db, search.customerId)
    conditions.push(sql`c.customer_id = any(${[...ids]}::uuid[])`)
  }
  if (search.find) {
    const like = search.find.replaceAll(/[\\%_]/g, '\\$&')
    conditions.push(sql`(c.reference like ${`${like.toUpperCase()}%`} or c.title ilike ${`%${like}%`})`)
  }
  if (search.due !== undefined) {
    const states = search.due === 'overdue' ? (['broken'] as const) : (['broken', 'endangered'] as const)
    const ids = await asks.promises.openAbout(db, CASE, states)
    conditions.push(sql`c.id = any(${[...ids]}::uuid[])`)
  }
  return conditions
}

/** With the names of people, units and customers, and the clock. */
export async function toCards({ asks }: CaseDeps, db: Queryable, rows: readonly StoredCase[]): Promise<CaseCard[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ caseId }) => caseId)
  const known = <T>(values: readonly (T | null)[]) => [...new Set(values.filter((value) => value !== null))]
  const [people, units, customers, clocks, merged] = [
    await asks.identity.people(db, known(rows.map(({ ownerId }) => ownerId))),
    await asks.identity.units(db),
    await asks.customers.cards(db, known(rows.map(({ customerId }) => customerId))),
    await asks.promises.clocks(db, CASE, CASE, ids),
    await db.rows<{ id: string; count: number }>(sql`select merged_into id, count(*)::int count from cases."case"
      where merged_into = any(${ids}::uuid[]) group by merged_into`),
  ]
  const names = new Map(people.map(({ personId, displayName }) => [personId, displayName]))
  return rows.map((row) => {
    const customer = customers.find(({ customerId }) => customerId === row.customerId)
    const clock = clocks.find(({ aboutId }) => aboutId === row.caseId)
    return {
      caseId: row.caseId,
      reference: row.reference,
      title: row.title,
      template: row.template,
      state: row.state,
      customer: customer ? { customerId: customer.customerId, maskedName: customer.maskedName } : null,
      unit: { unitId: row.unitId, name: units.find(({ unitId }) => unitId === row.unitId)?.name ?? '—' },
      owner: row.ownerId === null ? null : { personId: row.ownerId, name: names.get(row.ownerId) ?? '—' },
      openedAt: row.openedAt,
      isBranchReferral: row.isBranchReferral,
      mergedCount: merged.find(({ id }) => id === row.caseId)?.count ?? 0,
      promise: clock ? shownClock(clock) : null,
    }
  })
}

export const shownClock = ({ state, madeAt, dueAt, warnAt, keptAt, pausedRemainingMs }: PromiseClock) => ({
  state,
  madeAt,
  dueAt,
  warnAt,
  keptAt,
  pausedRemainingMs,
})
