import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { ArticleFile } from '#modules/knowledge/article-contract.ts'
import { lockArticle } from '#modules/knowledge/articles/store.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { type DocumentRefusal, takeDocument } from '#platform/files/document.ts'
import { cleanFileName } from '#platform/files/file-name.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type FileRefusal = DocumentRefusal | 'article-not-found' | 'too-many-files'

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
  const document = await takeDocument(upload.content, platform.config.FILE_MOST_BYTES)
  if (!document.ok) return document
  const { bytes, mediaType } = document.value
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
