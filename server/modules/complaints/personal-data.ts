import { at, join, type Sql, sql } from '#platform/database/database.ts'
import { openWork, type PersonalDataKind } from '#platform/personal-data.ts'

/** Stands where words were: the legal path, the codes and the instants stay, which the returns are counted from. */
const REMOVED = '***'

const written = sql`c.ended_at is not null and c.demand <> ${REMOVED}`
const among = (conditions: readonly Sql[]): Sql => join(conditions, ' and ')
/** A complaint of nobody known is held by nobody. */
const free = (held: readonly string[]): Sql =>
  held.length === 0 ? sql`true` : sql`(c.customer_id is null or c.customer_id <> all(${[...held]}::uuid[]))`
const gone = (column: Sql): Sql => sql`case when ${column} is null then null else ${REMOVED} end`

/** Who complained and what was written about it; complaints age from their end. */
export const complaintWords: PersonalDataKind = {
  kind: 'complaints',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(c.ended_at) "latestAt" from complaints.complaint c
      where c.customer_id = ${customerId} and ${written}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from complaints.complaint c
      where ${among([written, sql`c.ended_at < ${at(before)}`, free(held)])}`)
    return count
  },
  async erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? free(held) : sql`c.customer_id = ${customerId}`
    const rows = await tx.rows<{ id: string }>(sql`select c.id from complaints.complaint c
      where ${among([written, sql`c.ended_at < ${at(before)}`, whose])} order by c.id limit ${limit} for update`)
    const ids = rows.map(({ id }) => id)
    const ofThese = sql`complaint_id = any(${ids}::uuid[])`
    await tx.run(sql`update complaints.entry set note = ${gone(sql`note`)} where ${ofThese}`)
    await tx.run(sql`update complaints.evidence set what = ${REMOVED}, source = ${REMOVED}, note = ${gone(sql`note`)}
      where ${ofThese}`)
    await tx.run(sql`update complaints.evidence_file set name = ${REMOVED}, bytes = null,
        withdrawn_why = ${gone(sql`withdrawn_why`)}
      where ${ofThese}`)
    await tx.run(sql`update complaints.letter set title = ${REMOVED}, text = ${REMOVED} where ${ofThese}`)
    await tx.run(sql`update complaints.cause_of set note = ${gone(sql`note`)} where ${ofThese}`)
    return tx.run(sql`update complaints.complaint set demand = ${REMOVED}, name_sealed = null, name_masked = ${REMOVED},
        phone_sealed = null, phone_masked = null, phone_index = null, representative_indexes = '{}'
      where id = any(${ids}::uuid[])`)
  },
}

/** One that was joined to another goes on as that one. */
export const openComplaints = openWork(
  'complaint-open',
  (ids) => sql`select distinct c.customer_id from complaints.complaint c
    left join complaints.complaint into_one on into_one.id = c.merged_into
    where c.customer_id = any(${ids}) and c.ended_at is null and (into_one.id is null or into_one.ended_at is null)`,
)
