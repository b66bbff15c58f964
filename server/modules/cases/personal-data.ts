import { at, join, type Sql, sql } from '#platform/database/database.ts'
import { openWork, type PersonalDataKind } from '#platform/personal-data.ts'

/** Stands where words were: a case keeps its number, its way and its instants, which figures are counted from. */
const REMOVED = '***'

const written = sql`c.ended_at is not null and c.title <> ${REMOVED}`
const among = (conditions: readonly Sql[]): Sql => join(conditions, ' and ')
/** A case of nobody known is held by nobody. */
const free = (held: readonly string[]): Sql =>
  held.length === 0 ? sql`true` : sql`(c.customer_id is null or c.customer_id <> all(${[...held]}::uuid[]))`

/** What was written in cases that have ended, and their files; they age from their end. */
export const caseWords: PersonalDataKind = {
  kind: 'cases',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(c.ended_at) "latestAt" from cases."case" c
      where c.customer_id = ${customerId} and ${written}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from cases."case" c
      where ${among([written, sql`c.ended_at < ${at(before)}`, free(held)])}`)
    return count
  },
  async erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? free(held) : sql`c.customer_id = ${customerId}`
    const rows = await tx.rows<{ id: string }>(sql`select c.id from cases."case" c
      where ${among([written, sql`c.ended_at < ${at(before)}`, whose])} order by c.id limit ${limit} for update`)
    const ids = rows.map(({ id }) => id)
    await tx.run(sql`delete from cases.file where case_id = any(${ids}::uuid[])`)
    await tx.run(sql`update cases.line set text = case when text is null then null else ${REMOVED} end,
        values = case when kind in ('file-added', 'work-order-added', 'work-order-done')
          then coalesce((select jsonb_object_agg(key, ${REMOVED}::text) from jsonb_object_keys(values) key), '{}')
          else values end
      where case_id = any(${ids}::uuid[])`)
    await tx.run(sql`update cases.work_order set title = ${REMOVED},
        result = case when result is null then null else ${REMOVED} end where case_id = any(${ids}::uuid[])`)
    return tx.run(sql`update cases."case" set title = ${REMOVED}, fields = '{}',
        waiting_note = case when waiting_note is null then null else ${REMOVED} end where id = any(${ids}::uuid[])`)
  },
}

export const openCases = openWork(
  'case-open',
  (ids) =>
    sql`select distinct c.customer_id from cases."case" c where c.customer_id = any(${ids}) and c.ended_at is null`,
)
