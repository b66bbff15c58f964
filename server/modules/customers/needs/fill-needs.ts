import type { Cause, Instant } from '#libs/facts/event.ts'
import { needsChanged } from '#modules/customers/events.ts'
import { nextReview, sinceWhen } from '#modules/customers/needs/need.ts'
import { type NeedDeps, promiseReview, withdrawReview } from '#modules/customers/needs/reviews.ts'
import { deleteNeed, insertNeed } from '#modules/customers/needs/store.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { readLogAbout } from '#platform/log/read.ts'

const AT_ONCE = 200
const CAUSE: Cause = { kind: 'system', id: 'customers.needs' }

/** What the array of an earlier release and the rows differ by. */
const DIFFERS = sql`(c.vulnerability_needs <> '{}' or exists (select 1 from customers.need n where n.customer_id = c.id))
  and c.vulnerability_needs is distinct from
    array(select n.need from customers.need n where n.customer_id = c.id order by n.need)
  and not (c.vulnerability_needs @> array(select n.need from customers.need n where n.customer_id = c.id)
    and c.vulnerability_needs <@ array(select n.need from customers.need n where n.customer_id = c.id))`

/** Needs that an earlier release kept get a date, a reviewer and a review; what it took out is owed no more. */
export async function fillNeeds(deps: NeedDeps): Promise<void> {
  const { db } = deps.platform
  for (let after: string | null = null, more = true; more; ) {
    const rows: { id: string }[] = await db.rows<{ id: string }>(sql`select c.id from customers.customer c
      where (${after}::uuid is null or c.id > ${after}::uuid) and ${DIFFERS} order by c.id limit ${AT_ONCE}`)
    for (const { id } of rows) {
      await db.transaction(async (tx) => {
        await tx.run(sql`select 1 from customers.customer where id = ${id} for no key update`)
        await fillNeedsOf(deps, tx, [id])
      })
    }
    after = rows.at(-1)?.id ?? after
    more = rows.length === AT_ONCE
  }
}

interface Row {
  readonly id: string
  readonly needs: readonly string[]
  readonly known: readonly string[]
  readonly managerId: string | null
  readonly branchId: string | null
}

/** The same of these customers, whom the caller has locked. */
export async function fillNeedsOf(deps: NeedDeps, tx: Tx, ids: readonly string[]): Promise<void> {
  const now = deps.platform.clock.now()
  const rows = await tx.rows<Row>(sql`select c.id, c.vulnerability_needs needs,
      array(select n.need from customers.need n where n.customer_id = c.id) known,
      c.manager_id "managerId", c.branch_unit_id "branchId"
    from customers.customer c where c.id = any(${[...ids]}::uuid[]) and ${DIFFERS} order by c.id`)
  for (const row of rows) {
    for (const need of row.known.filter((one) => !row.needs.includes(one))) {
      await deleteNeed(tx, { customerId: row.id, need })
      await withdrawReview(deps, tx, CAUSE, { customerId: row.id, need }, now)
    }
    const missing = [...new Set(row.needs)].filter((one) => !row.known.includes(one))
    const told = missing.length === 0 ? [] : await toldOf(tx, row.id)
    for (const need of missing) await fill(deps, tx, row, need, sinceWhen(need, told), now)
  }
}

async function fill(
  deps: NeedDeps,
  tx: Tx,
  { id: customerId, managerId, branchId }: Row,
  need: string,
  since: ReturnType<typeof sinceWhen>,
  now: Instant,
): Promise<void> {
  const reviewAt = nextReview(now)
  const by = since?.by ?? null
  await insertNeed(
    tx,
    { customerId, need, source: 'unknown', agreement: 'not-asked' },
    { at: since?.at ?? now, by, reviewAt },
  )
  const [recorder] = by === null ? [] : await deps.identity.people(tx, [by])
  const owner = { ownerId: managerId, unitId: recorder?.unitId ?? branchId }
  await promiseReview(deps, tx, CAUSE, { customerId, need }, { madeAt: now, reviewAt, owner })
}

async function toldOf(tx: Tx, customerId: string) {
  return (await readLogAbout(tx, customerId)).filter(needsChanged.is).map(({ at, cause, data }) => ({
    at,
    by: cause.kind === 'person' ? cause.id : null,
    needs: data.needs,
  }))
}
