import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import { openWork, type PersonalDataKind } from '#platform/personal-data.ts'

const spoken = sql`v.ended_at is not null
  and (v.wish <> '' or v.outcome_note is not null or v.end_reason is not null or v.customer_id is not null)`
const notOf = (held: readonly string[]): Sql =>
  held.length === 0 ? empty : sql`v.customer_id <> all(${[...held]}::uuid[])`
const where = (conditions: readonly Sql[]): Sql =>
  join(
    conditions.filter((one) => one !== empty),
    ' and ',
  )

/** Who visited a branch and what was written about it; what is left counts in the figures of its day. */
export const visitData: PersonalDataKind = {
  kind: 'branch-visits',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(v.ended_at) "latestAt" from branches.visit v
      where v.customer_id = ${customerId} and ${spoken}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from branches.visit v
      where ${where([spoken, sql`v.ended_at < ${at(before)}`, notOf(held)])}`)
    return count
  },
  erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? notOf(held) : sql`v.customer_id = ${customerId}`
    return tx.run(sql`update branches.visit set wish = '', outcome_note = null, end_reason = null, customer_id = null
      where id in (select v.id from branches.visit v
        where ${where([spoken, sql`v.ended_at < ${at(before)}`, whose])} order by v.id limit ${limit})`)
  },
}

/** Visits that are booked or under way. */
export const openVisits = openWork(
  'visit-open',
  (ids) =>
    sql`select distinct v.customer_id from branches.visit v where v.customer_id = any(${ids}) and v.ended_at is null`,
)
