import type { FileStore, StoreKind } from '#modules/conversations/files/file-store.ts'
import { at, empty, join, type Sql, sql, type Tx } from '#platform/database/database.ts'
import type { PersonalDataKind } from '#platform/personal-data.ts'

/** Stands where words were: a thread keeps its numbers, and readers see that something was said. */
const REMOVED = '***'

const spoken = sql`(m.kind = 'file' or (m.kind = 'text' and m.text is distinct from ${REMOVED}))`
const notOf = (held: readonly string[]): Sql =>
  held.length === 0 ? empty : sql`c.customer_id <> all(${[...held]}::uuid[])`

/** The words of conversations and the files in them, of customers and of the staff who answered them. */
export const messageWords = (files: FileStore): PersonalDataKind => ({
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
  async erase(tx, { customerId, before, held }, limit) {
    const whose = customerId === null ? notOf(held) : sql`c.customer_id = ${customerId}`
    const where = [spoken, sql`m.at < ${at(before)}`, whose].filter((one) => one !== empty)
    const erased = await tx.rows<{ fileId: string | null }>(sql`update conversations.message e
      set kind = 'text', text = ${REMOVED}, extra = null, file_id = null
      from (select m.conversation_id, m.seq, m.file_id from conversations.message m
        join conversations.conversation c on c.id = m.conversation_id where ${join(where, ' and ')}
        order by m.conversation_id, m.seq limit ${limit} for update of m) t
      where e.conversation_id = t.conversation_id and e.seq = t.seq returning t.file_id "fileId"`)
    await removeFiles(tx, files, [...new Set(erased.flatMap(({ fileId }) => fileId ?? []))])
    return erased.length
  },
})

/** Those of these files that no message carries any more. */
async function removeFiles(tx: Tx, files: FileStore, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.run(sql`select 1 from conversations.file where id = any(${[...ids]}::uuid[]) order by id for update`)
  const free = await tx.rows<{ id: string; store: StoreKind }>(sql`select f.id, f.store from conversations.file f
    where f.id = any(${[...ids]}::uuid[])
      and not exists (select 1 from conversations.message m where m.file_id = f.id)`)
  for (const { id, store } of free) await files.remove(tx, id, store)
  await tx.run(sql`delete from conversations.file where id = any(${free.map(({ id }) => id)}::uuid[])`)
}
