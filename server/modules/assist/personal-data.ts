import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

const filled = sql`f.handed_in_at is not null and f."values" <> '{}'::jsonb`
const notOf = (held: readonly string[]): Sql =>
  held.length === 0 ? empty : sql`f.customer_id <> all(${[...held]}::uuid[])`
const where = (conditions: readonly Sql[]): Sql =>
  join(
    conditions.filter((one) => one !== empty),
    ' and ',
  )

/** What was found out of customers in the forms of scripts; how many fields were left empty stays. */
export const formValues: PersonalDataKind = {
  kind: 'script-forms',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(f.handed_in_at) "latestAt" from assist.script_form f
      where f.customer_id = ${customerId} and ${filled}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from assist.script_form f
      where ${where([filled, sql`f.handed_in_at < ${at(before)}`, notOf(held)])}`)
    return count
  },
  erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? notOf(held) : sql`f.customer_id = ${customerId}`
    return tx.run(sql`update assist.script_form set "values" = '{}' where (contact_id, script_id) in (
      select f.contact_id, f.script_id from assist.script_form f
      where ${where([filled, sql`f.handed_in_at < ${at(before)}`, whose])} order by 1, 2 limit ${limit})`)
  },
}
