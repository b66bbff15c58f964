import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

/** Stands where words were: a thread keeps its numbers, and readers see that something was said. */
const REMOVED = '***'

const spoken = sql`m.kind = 'text' and m.text is distinct from ${REMOVED}`
const notOf = (held: readonly string[]): Sql =>
  held.length === 0 ? empty : sql`c.customer_id <> all(${[...held]}::uuid[])`

/** The words of conversations, of customers and of the staff who answered them. Attached files are not among them. */
export const messageWords: PersonalDataKind = {
  kind: 'messages',
  ofCustomer: (db, customerId) =>
    db.one(sql`select count(*)::int count, max(m.at) "latestAt" from conversations.message m
      join conversations.conversation c on c.id = m.conversation_id where c.customer_id = ${customerId} and ${spoken}`),
  async countBefore(db, before, held) {
    const { count } = await db.one<{ count: number }>(sql`select count(*)::int count from conversations.message m
      join conversations.conversation c on c.id = m.conversation_id
      where ${join(
        [spoken, sql`m.at < ${at(before)}`, notOf(held)].filter((one) => one !== empty),
        ' and ',
      )}`)
    return count
  },
  erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? notOf(held) : sql`c.customer_id = ${customerId}`
    const where = [spoken, sql`m.at < ${at(before)}`, whose].filter((one) => one !== empty)
    return tx.run(sql`update conversations.message set text = ${REMOVED}, extra = null
      where (conversation_id, seq) in (select m.conversation_id, m.seq from conversations.message m
        join conversations.conversation c on c.id = m.conversation_id where ${join(where, ' and ')}
        order by m.conversation_id, m.seq limit ${limit})`)
  },
}
