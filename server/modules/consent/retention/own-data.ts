import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import { openWork, type PersonalDataKind } from '#platform/personal-data.ts'

const among = (parts: readonly Sql[]): Sql =>
  join(
    parts.filter((one) => one !== empty),
    ' and ',
  )
const notOf = (held: readonly string[]): Sql =>
  held.length === 0 ? empty : sql`t.customer_id <> all(${[...held]}::uuid[])`
const whose = (customerId: string | null, held: readonly string[]): Sql =>
  customerId === null ? notOf(held) : sql`t.customer_id = ${customerId}`

/** Contacts the gate allowed. */
export const outreachData: PersonalDataKind = {
  kind: 'outreach',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(t.at) "latestAt" from consent.outreach t
      where t.customer_id = ${customerId}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from consent.outreach t
      where ${among([sql`t.at < ${at(before)}`, notOf(held)])}`)
    return count
  },
  erase: (tx, { customerId, before, held }, limit) =>
    tx.run(sql`delete from consent.outreach where id in (select t.id from consent.outreach t
      where ${among([sql`t.at < ${at(before)}`, whose(customerId, held)])} order by t.id limit ${limit})`),
}

/** Proofs of decisions that no longer hold: they age from the decision that replaced them. What holds is never removed. */
const REPLACED = sql`exists (select 1 from consent.standing s where s.customer_id = t.customer_id
  and s.purpose = t.purpose and s.channel = t.channel and s.receiver = t.receiver and s.decision_id <> t.id)`
const replacedAt = sql`(select min(n.at) from consent.decision n where n.customer_id = t.customer_id
  and n.purpose = t.purpose and n.channel = t.channel and n.receiver = t.receiver and (n.at, n.id) > (t.at, t.id))`

export const proofData: PersonalDataKind = {
  kind: 'consent-proof',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(${replacedAt}) "latestAt" from consent.decision t
      where t.customer_id = ${customerId} and ${REPLACED}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from consent.decision t
      where ${among([REPLACED, sql`t.at < ${at(before)}`, sql`${replacedAt} < ${at(before)}`, notOf(held)])}`)
    return count
  },
  async erase(tx, { customerId, before, held }, limit) {
    const removed = await tx.run(sql`delete from consent.decision where id in (select t.id from consent.decision t
      where ${among([REPLACED, sql`t.at < ${at(before)}`, sql`${replacedAt} < ${at(before)}`, whose(customerId, held)])}
      order by t.id limit ${limit})`)
    // A message that proved only decisions that are gone proves nothing any more.
    await tx.run(sql`delete from consent.spoken_refusal where (conversation_id, message_seq) in (
      select t.conversation_id, t.message_seq from consent.spoken_refusal t
      where ${among([sql`t.at < ${at(before)}`, whose(customerId, held)])} and not exists (select 1 from consent.decision d
        where d.conversation_id = t.conversation_id and d.message_seq = t.message_seq) limit ${limit})`)
    return removed
  },
}

/** What customers asked about their data and are still owed; that it be deleted is no reason to keep it. */
export const openRequests = openWork(
  'request-open',
  (ids) => sql`select distinct t.customer_id from consent.data_request t
    where t.customer_id = any(${ids}) and t.state = 'open' and t.kind <> 'deletion'`,
)
