import type { FileCard } from '#modules/conversations/contract.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

/** A file of an article, as its card tells of it. */
export type LentFile = Pick<FileCard, 'name' | 'mediaType' | 'byteCount'> & { readonly fileId: string }

/**
 * Has a thread carry files of articles for the bot to post, without a copy of them. Only those the thread does not carry
 * already: nobody is sent the same paper twice. Under the thread's lock, in the transaction that posts them.
 * @returns their ids in the thread, in the same order
 */
export async function lendFiles(
  tx: Tx,
  conversationId: string,
  files: readonly LentFile[],
  now: number,
): Promise<readonly string[]> {
  const lent: string[] = []
  for (const { fileId, name, mediaType, byteCount } of files) {
    const id = newId(now)
    const made =
      await tx.run(sql`insert into conversations.file (id, conversation_id, uploaded_by_kind, uploaded_by, name,
        media_type, byte_count, sha256, store, article_file_id, uploaded_at)
      values (${id}, ${conversationId}, 'bot', 'bot', ${name}, ${mediaType}, ${byteCount}, ${Buffer.alloc(0)}, 'article',
        ${fileId}, ${at(now)})
      on conflict (conversation_id, article_file_id) where article_file_id is not null do nothing`)
    if (made === 1) lent.push(id)
  }
  return lent
}
