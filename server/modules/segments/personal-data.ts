import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

const whose = (customerId: string | null, held: readonly string[]): Sql => {
  if (customerId !== null) return sql`t.customer_id = ${customerId}`
  return held.length === 0 ? empty : sql`t.customer_id <> all(${[...held]}::uuid[])`
}
const among = (parts: readonly Sql[]): Sql =>
  join(
    parts.filter((one) => one !== empty),
    ' and ',
  )

/** Who came into a segment and went: the history, not where a customer stands now, which is known as long as they are. */
export const segmentHistory: PersonalDataKind = {
  kind: 'segment-history',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(t.at) "latestAt" from segments.passage t
      where t.customer_id = ${customerId}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from segments.passage t
      where ${among([sql`t.at < ${at(before)}`, whose(null, held)])}`)
    return count
  },
  erase: (tx, { customerId, before, held }, limit) =>
    tx.run(sql`delete from segments.passage where id in (select t.id from segments.passage t
      where ${among([sql`t.at < ${at(before)}`, whose(customerId, held)])} order by t.id limit ${limit})`),
}
