import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { FileCard } from '#modules/conversations/contract.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { FileStore, StoreKind } from '#modules/conversations/files/file-store.ts'
import type { StoredFile } from '#modules/conversations/questions.ts'
import { contactsVisibleTo, conversationsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'
import { fileHeaders } from '#platform/files/file-headers.ts'
import { charsetOf } from '#platform/files/file-types.ts'

interface FileRow extends FileCard {
  readonly store: StoreKind
  readonly articleFileId: string | null
}

/** Where contents are kept: of uploads in the store, of articles with these. */
export interface FileSource {
  readonly store: FileStore
  /** Of an article, as long as it answers customers. */
  readonly ofArticle: (articleFileId: string) => Promise<{ readonly bytes: Buffer } | undefined>
}

export const sourceOf = (
  { platform, knowledge }: Pick<Deps, 'platform' | 'knowledge'>,
  store: FileStore,
): FileSource => ({
  store,
  ofArticle: (fileId) => knowledge.fileForCustomers(platform.db, fileId, platform.clock.now()),
})

/** For staff: own uploads, and what a message carries that they may read, in the thread or in a contact of theirs. */
export async function fileForStaff(
  db: Queryable,
  source: FileSource,
  actor: Actor,
  fileId: string,
): Promise<StoredFile | undefined> {
  const row = await find(
    db,
    fileId,
    sql`((f.uploaded_by_kind = 'agent' and f.uploaded_by = ${actor.personId})
      or exists (select 1 from conversations.message m
        left join conversations.conversation c on c.id = m.conversation_id
        left join conversations.contact k on k.id = m.contact_id
        where m.file_id = f.id and (${conversationsVisibleTo(actor)} or ${contactsVisibleTo(actor)})))`,
  )
  return row && toStored(row, source)
}

/** For the customer of the conversation: own uploads, and what a line for everyone carries. Never a note's file. */
export async function fileForCustomer(
  db: Queryable,
  source: FileSource,
  conversationId: string,
  customerId: string,
  fileId: string,
): Promise<StoredFile | undefined> {
  const row = await find(
    db,
    fileId,
    sql`f.conversation_id = ${conversationId}
      and ((f.uploaded_by_kind = 'customer' and f.uploaded_by = ${customerId})
        or exists (select 1 from conversations.message m where m.file_id = f.id
          and m.conversation_id = f.conversation_id and m.audience = 'everyone'))`,
  )
  return row && toStored(row, source)
}

const find = (db: Queryable, fileId: string, visible: Sql) =>
  db.maybe<FileRow>(sql`select f.id "fileId", f.name, f.media_type "mediaType", f.byte_count "byteCount", f.width,
      f.height, f.store, f.article_file_id "articleFileId"
    from conversations.file f where f.id = ${fileId} and ${visible}`)

async function toStored(
  { store: kind, articleFileId, ...file }: FileRow,
  { store, ofArticle }: FileSource,
): Promise<StoredFile | undefined> {
  if (articleFileId !== null) {
    const lent = await ofArticle(articleFileId)
    return lent && { file, headers: fileHeaders(file), content: Readable.from([lent.bytes]) }
  }
  const content = store.read(file.fileId, kind)
  if (file.mediaType !== 'text/plain') return { file, headers: fileHeaders(file), content }
  const type = `${file.mediaType}; charset=${charsetOf(await beginningOf(content))}`
  return { file, headers: { ...fileHeaders(file), 'content-type': type }, content }
}

/** The first piece of it, which stays there to be read. */
async function beginningOf(content: Readable): Promise<Buffer> {
  await once(content, 'readable')
  const piece: Buffer | null = content.read()
  if (piece === null) return Buffer.alloc(0)
  content.unshift(piece)
  return piece
}
