import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { FileCard } from '#modules/conversations/contract.ts'
import type { FileStore } from '#modules/conversations/files/file-store.ts'
import type { FileRefusal, IncomingFile } from '#modules/conversations/questions.ts'
import { ORPHAN_FILE_TIMER } from '#modules/conversations/timer-kinds.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { isImage, sniffType } from '#platform/files/file-types.ts'
import { type ImageSize, imageSizeOfFile, isTooLarge } from '#platform/files/image-size.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/** An upload that no message has carried by then is removed. */
const ORPHAN_MS = 24 * 3600 * 1000

interface Received {
  readonly byteCount: number
  readonly sha256: Buffer
}

/**
 * Takes an upload in: streamed to disk while it is counted and hashed, then looked into, then kept. Nothing of it stays
 * when it is refused or fails. Refused early: a stranger to the conversation costs no disk.
 */
export async function receiveFile(
  platform: Platform,
  store: FileStore,
  upload: IncomingFile,
): Promise<Outcome<FileCard, FileRefusal>> {
  const stranger = await refuseStranger(platform.db, upload)
  if (stranger !== undefined) return refused(stranger)
  const now = platform.clock.now()
  const fileId = newId(now)
  const path = await store.incoming(fileId)
  try {
    const received = await writeCounted(path, upload.content, platform.config.FILE_MOST_BYTES)
    if (received === 'too-large') {
      return refused('file-too-large', `At most ${platform.config.FILE_MOST_BYTES} bytes.`)
    }
    if (received.byteCount === 0) return refused('file-empty')
    const looked = await lookInto(path)
    if (!looked.ok) return looked
    const { mediaType, size } = looked.value
    const card: FileCard = {
      fileId,
      name: cleanFileName(upload.name, mediaType),
      mediaType,
      byteCount: received.byteCount,
      width: size?.width ?? null,
      height: size?.height ?? null,
    }
    await platform.db.transaction(async (tx) => {
      await tx.run(sql`insert into conversations.file (id, conversation_id, uploaded_by_kind, uploaded_by, name, media_type,
          byte_count, width, height, sha256, store, uploaded_at)
        values (${fileId}, ${upload.conversationId}, ${upload.by.kind}, ${upload.by.id}, ${card.name}, ${mediaType},
          ${card.byteCount}, ${card.width}, ${card.height}, ${received.sha256}, ${store.kind}, ${at(now)})`)
      await platform.timers.set(tx, ORPHAN_FILE_TIMER, fileId, now + ORPHAN_MS)
      // Last: a file moved into the folder is only lost to a crash here, and then without a row that names it.
      await store.keep(tx, fileId, path)
    })
    return done(card)
  } finally {
    await rm(path, { force: true })
  }
}

async function refuseStranger(db: Queryable, { conversationId, by }: IncomingFile): Promise<FileRefusal | undefined> {
  const thread = await db.maybe<{ takesPart: boolean }>(sql`select case ${by.kind}::text
      when 'customer' then customer_id::text = ${by.id}
      else ${by.id} = any(speakers) or ${by.id} = any(noters) end "takesPart"
    from conversations.conversation where id = ${conversationId}`)
  if (!thread) return 'conversation-not-found'
  return thread.takesPart ? undefined : 'not-a-participant'
}

/** Durable on disk when it resolves; what exceeds the limit is not written. */
async function writeCounted(
  path: string,
  content: AsyncIterable<Buffer>,
  mostBytes: number,
): Promise<Received | 'too-large'> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let byteCount = 0
  try {
    for await (const bytes of content) {
      byteCount += bytes.length
      if (byteCount > mostBytes) return 'too-large'
      hash.update(bytes)
      await file.write(bytes)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { byteCount, sha256: hash.digest() }
}

async function lookInto(
  path: string,
): Promise<Outcome<{ readonly mediaType: string; readonly size: ImageSize | undefined }, FileRefusal>> {
  const mediaType = await sniffType(path)
  if (mediaType === undefined)
    return refused('file-type-not-allowed', 'Send PNG, JPEG, GIF, WebP, PDF, DOCX, XLSX or TXT.')
  if (!isImage(mediaType)) return done({ mediaType, size: undefined })
  const size = await imageSizeOfFile(path, mediaType)
  if (!size) return refused('file-type-not-allowed', 'The picture is broken.')
  return isTooLarge(size)
    ? refused('image-too-large', 'At most 16,384 pixels a side, 64 million in all.')
    : done({ mediaType, size })
}
