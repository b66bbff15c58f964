import type { FileStore, StoreKind } from '#modules/conversations/files/file-store.ts'
import { sql } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

/** Removes an upload that no message carries. A message that is being written keeps it: its foreign key says so. */
export function removeOrphan(store: FileStore): TimerHandler {
  return async (tx, { key: fileId }) => {
    const orphan = await tx.maybe<{ store: StoreKind }>(
      sql`select store from conversations.file where id = ${fileId} and posted_at is null for update`,
    )
    if (!orphan) return
    await store.remove(tx, fileId, orphan.store)
    await tx.run(sql`delete from conversations.file where id = ${fileId}`)
  }
}
