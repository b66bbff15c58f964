import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ArticleFile } from '#modules/knowledge/article-contract.ts'
import { lockArticle } from '#modules/knowledge/articles/store.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { isImage, sniffBytes } from '#platform/files/file-types.ts'
import { imageSize, isTooLarge } from '#platform/files/image-size.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type FileRefusal =
  | 'article-not-found'
  | 'file-too-large'
  | 'file-empty'
  | 'file-type-not-allowed'
  | 'image-too-large'
  | 'too-many-files'

/** What hangs on an article is read or printed; tables and archives are no part of an answer. */
const WELCOME: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
/** They are held in memory while they are looked into. */
const MOST_BYTES = 10 * 1024 * 1024
/** Kept for one article over all its versions. */
const MOST_FILES = 100
/** An upload that no version carries by then goes with the next upload. */
const ORPHAN_MS = 86_400_000

export interface Upload {
  readonly name: string
  readonly content: AsyncIterable<Buffer>
}

/** Takes a file in for an article: counted, looked into, named anew; a version carries it once a draft is saved with it. */
export async function keepFile(
  platform: Platform,
  by: string,
  articleId: string,
  upload: Upload,
): Promise<Outcome<ArticleFile, FileRefusal>> {
  // Refused early: what nothing will carry costs no memory.
  const article = await platform.db.maybe(sql`select from knowledge.article where id = ${articleId}`)
  if (!article) return refused('article-not-found')
  const mostBytes = Math.min(MOST_BYTES, platform.config.FILE_MOST_BYTES)
  const bytes = await collect(upload.content, mostBytes)
  if (bytes === 'too-large') return refused('file-too-large', `At most ${mostBytes} bytes.`)
  if (bytes.length === 0) return refused('file-empty')
  const looked = await lookInto(bytes)
  if (!looked.ok) return looked
  const mediaType = looked.value
  return platform.db.transaction(async (tx): Promise<Outcome<ArticleFile, FileRefusal>> => {
    if (!(await lockArticle(tx, articleId))) return refused('article-not-found')
    const now = platform.clock.now()
    await tx.run(sql`delete from knowledge.article_file f where f.article_id = ${articleId}
      and f.uploaded_at < ${at(now - ORPHAN_MS)} and not exists (select from knowledge.article_version v
        where v.article_id = f.article_id and f.id = any(v.file_ids))`)
    const { files } = await tx.one<{ files: number }>(
      sql`select count(*)::int files from knowledge.article_file where article_id = ${articleId}`,
    )
    if (files >= MOST_FILES) return refused('too-many-files', 'Begin another article for more.')
    const file = { fileId: newId(now), name: cleanFileName(upload.name, mediaType), mediaType, byteCount: bytes.length }
    await tx.run(sql`insert into knowledge.article_file
      (id, article_id, name, media_type, byte_count, bytes, uploaded_by, uploaded_at)
      values (${file.fileId}, ${articleId}, ${file.name}, ${mediaType}, ${file.byteCount}, ${bytes}, ${by}, ${at(now)})`)
    return done(file)
  })
}

async function collect(content: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer | 'too-large'> {
  const parts: Buffer[] = []
  let count = 0
  for await (const part of content) {
    count += part.length
    // The rest is read and dropped: whoever sends it hears the refusal.
    if (count <= mostBytes) parts.push(part)
  }
  return count > mostBytes ? 'too-large' : Buffer.concat(parts)
}

async function lookInto(bytes: Buffer): Promise<Outcome<string, FileRefusal>> {
  const mediaType = await sniffBytes(bytes)
  if (mediaType === undefined || !WELCOME.has(mediaType))
    return refused('file-type-not-allowed', 'Attach PDF, PNG, JPEG or DOCX.')
  if (!isImage(mediaType)) return done(mediaType)
  const size = await imageSize(async (offset, length) => bytes.subarray(offset, offset + length), mediaType)
  if (!size) return refused('file-type-not-allowed', 'The picture is broken.')
  return isTooLarge(size)
    ? refused('image-too-large', 'At most 16,384 pixels a side, 64 million in all.')
    : done(mediaType)
}

/** Cards of these files, in their order. */
export async function filesByIds(db: Queryable, fileIds: readonly string[]): Promise<ArticleFile[]> {
  if (fileIds.length === 0) return []
  const rows = await db.rows<ArticleFile>(sql`select id "fileId", name, media_type "mediaType", byte_count "byteCount"
    from knowledge.article_file where id = any(${[...fileIds]}::uuid[])`)
  return fileIds.flatMap((fileId) => rows.find((one) => one.fileId === fileId) ?? [])
}

/** Whether all of these are files of this article. */
export async function areFilesOf(db: Queryable, articleId: string, fileIds: readonly string[]): Promise<boolean> {
  if (fileIds.length === 0) return true
  const { known } = await db.one<{ known: number }>(sql`select count(*)::int known from knowledge.article_file
    where article_id = ${articleId} and id = any(${[...fileIds]}::uuid[])`)
  return known === new Set(fileIds).size
}
