import type { NewMessage, PostRefusal } from '#modules/conversations/questions.ts'
import type { Heed } from '#modules/conversations/red-lines.ts'
import { draftOf } from '#modules/conversations/writer/draft.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** What posting would make of a message, without writing it; the rules are those of the writer. */
export async function foreseeMessage(
  heed: Heed,
  db: Queryable,
  message: NewMessage,
): Promise<'new' | 'known' | PostRefusal> {
  const drafted = draftOf(message, heed)
  if (!drafted.ok) return drafted.refusal
  const { conversationId, author, clientId, fileId } = drafted.value
  const { known, hasFile } = await db.one<{ known: boolean; hasFile: boolean }>(sql`select
    exists (select 1 from conversations.message m where m.conversation_id = ${conversationId}
      and m.author_id = ${author.id} and m.client_id = ${clientId}) known,
    ${fileId}::uuid is null or exists (select 1 from conversations.file f where f.id = ${fileId}
      and f.conversation_id = ${conversationId} and f.uploaded_by = ${author.id}
      and f.uploaded_by_kind = ${author.kind}) "hasFile"`)
  if (known) return 'known'
  return hasFile ? 'new' : 'file-not-found'
}
