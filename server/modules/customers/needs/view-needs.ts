import { isToReview } from '#modules/customers/needs/need.ts'
import type { NeedDeps } from '#modules/customers/needs/reviews.ts'
import type { NeedsView, NeedView } from '#modules/customers/needs-contract.ts'
import { idsOfPerson } from '#modules/customers/person/members.ts'
import { viewCustomer } from '#modules/customers/views.ts'
import type { RowScope } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

interface Row {
  readonly need: string
  readonly source: NeedView['source'] | null
  readonly agreement: NeedView['agreement'] | null
  readonly recorded_at: number | null
  readonly recorded_by: string | null
  readonly reviewed_at: number | null
  readonly reviewed_by: string | null
  readonly review_at: number | null
}

/** What a person needs, of all customers who are them: each need once, the first that must be looked at again. */
export async function viewNeeds(
  { platform: { db, clock }, identity }: Pick<NeedDeps, 'platform' | 'identity'>,
  scope: RowScope,
  customerId: string,
): Promise<NeedsView | undefined> {
  if (!(await viewCustomer(db, scope, customerId))) return undefined
  const rows = await db.rows<Row>(sql`select distinct on (t.need) t.need, n.source, n.agreement, n.recorded_at,
      n.recorded_by, n.reviewed_at, n.reviewed_by, n.review_at
    from customers.customer c cross join lateral unnest(c.vulnerability_needs) t(need)
    left join customers.need n on n.customer_id = c.id and n.need = t.need
    where c.id in (${idsOfPerson(customerId)}) order by t.need, n.review_at`)
  const people = await identity.people(
    db,
    rows.flatMap(({ recorded_by, reviewed_by }) => [recorded_by, reviewed_by].filter((id) => id !== null)),
  )
  const named = (personId: string | null) => {
    const person = people.find((one) => one.personId === personId)
    return person ? { personId: person.personId, name: person.displayName } : null
  }
  return {
    needs: rows.map((row) => ({
      need: row.need,
      source: row.source ?? 'unknown',
      agreement: row.agreement ?? 'not-asked',
      recordedAt: row.recorded_at,
      recordedBy: named(row.recorded_by),
      reviewedAt: row.reviewed_at,
      reviewedBy: named(row.reviewed_by),
      reviewAt: row.review_at,
      isToReview: isToReview(row.review_at, clock.now()),
    })),
  }
}
