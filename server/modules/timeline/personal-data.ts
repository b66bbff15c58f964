import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

const written = sql`not t.is_open and (t.words <> '' or t.terms <> '{}')`
const notOf = (held: readonly string[]): Sql =>
  held.length === 0 ? empty : sql`t.customer_id <> all(${[...held]}::uuid[])`
const among = (conditions: readonly Sql[]): Sql =>
  join(
    conditions.filter((one) => one !== empty),
    ' and ',
  )

/** The lines of histories in people's own words, and what finds them; that something was stays. They age from their last change. */
export const historyWords: PersonalDataKind = {
  kind: 'timeline',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(t.changed_at) "latestAt" from timeline.entry t
      where t.customer_id = ${customerId} and ${written}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from timeline.entry t
      where ${among([written, sql`t.changed_at < ${at(before)}`, notOf(held)])}`)
    return count
  },
  erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? notOf(held) : sql`t.customer_id = ${customerId}`
    return tx.run(sql`update timeline.entry set words = '', terms = '{}' where id in (select t.id from timeline.entry t
      where ${among([written, sql`t.changed_at < ${at(before)}`, whose])} order by t.id limit ${limit})`)
  },
}
