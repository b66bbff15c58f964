import { nextReview } from '#modules/customers/needs/need.ts'
import { promiseReview } from '#modules/customers/needs/reviews.ts'
import { insertNeed } from '#modules/customers/needs/store.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { needsAsks } from './within.ts'

const DAY_MS = 86_400_000
/** Days ago, who said so, whether the customer agreed. The first of all is to be reviewed soon, the second is late. */
const FIRST = [
  { daysAgo: 350, source: 'customer', agreement: 'yes' },
  { daysAgo: 371, source: 'bank-import', agreement: 'not-asked' },
] as const
/** Of the others, in turns. */
const TOLD = [
  { daysAgo: 204, source: 'branch', agreement: 'yes' },
  { daysAgo: 96, source: 'carer', agreement: 'yes' },
  { daysAgo: 31, source: 'customer', agreement: 'yes' },
  { daysAgo: 153, source: 'customer', agreement: 'no' },
] as const

interface Row {
  readonly customerId: string
  readonly need: string
  readonly managerId: string | null
  readonly branchId: string | null
}

/** What the customers need, with who said so: recorded over the last year by their managers, or at their branches. */
export async function seedNeeds(inside: Platform, tx: Tx, now: number): Promise<number> {
  const deps = needsAsks(inside)
  const rows =
    await tx.rows<Row>(sql`select c.id "customerId", t.need, c.manager_id "managerId", c.branch_unit_id "branchId"
    from customers.customer c cross join lateral unnest(c.vulnerability_needs) t(need) order by c.customer_no, t.need`)
  for (const [place, { customerId, need, managerId, branchId }] of rows.entries()) {
    const { daysAgo, source, agreement } = FIRST[place] ?? TOLD[place % TOLD.length] ?? TOLD[0]
    const at = now - daysAgo * DAY_MS
    const reviewAt = nextReview(at)
    await insertNeed(tx, { customerId, need, source, agreement }, { at, by: managerId, reviewAt })
    const owner = { ownerId: managerId, unitId: branchId }
    const cause = { kind: 'system', id: 'seed' } as const
    await promiseReview(deps, tx, cause, { customerId, need }, { madeAt: at, reviewAt, owner })
  }
  return rows.length
}
