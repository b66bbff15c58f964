import type { ArticleFile } from '#modules/knowledge/article-contract.ts'
import { isFor } from '#modules/knowledge/articles/article.ts'
import { articleInForce } from '#modules/knowledge/articles/in-force.ts'
import { type Actor, may } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

export interface StoredArticleFile extends ArticleFile {
  readonly bytes: Buffer
}

const bytesOf = (db: Queryable, fileId: string) =>
  db.maybe<StoredArticleFile>(sql`select id "fileId", name, media_type "mediaType", byte_count "byteCount", bytes
    from knowledge.article_file where id = ${fileId}`)
const articleOf = (db: Queryable, fileId: string) =>
  db.maybe<{ articleId: string }>(sql`select article_id "articleId" from knowledge.article_file where id = ${fileId}`)

/** A file for customers: only while it hangs on a version that is in force for all of them at this instant. */
export async function fileForCustomers(
  db: Queryable,
  fileId: string,
  now: number,
): Promise<StoredArticleFile | undefined> {
  const kept = await articleOf(db, fileId)
  const article = kept && (await articleInForce(db, kept.articleId, now))
  const isTold = article && isFor(article, { audience: 'customer' }) && article.fileIds.includes(fileId)
  return isTold ? bytesOf(db, fileId) : undefined
}

/**
 * A file of an article: for those who write articles any; for everyone else what hangs on the version that is in force for
 * them at this instant. What one may not read is not told from what does not exist.
 */
export async function openArticleFile(
  db: Queryable,
  actor: Actor,
  fileId: string,
  now: number,
): Promise<StoredArticleFile | undefined> {
  const kept = await articleOf(db, fileId)
  if (!kept || !(may(actor, 'knowledge.write-articles') || (await hangsOnWhatIsRead()))) return undefined
  return bytesOf(db, fileId)

  async function hangsOnWhatIsRead(): Promise<boolean> {
    const article = await articleInForce(db, kept?.articleId ?? '', now)
    const reader = { audience: 'agent' as const, unitIds: [...actor.unitIds, ...actor.unitPath] }
    return article !== undefined && isFor(article, reader) && article.fileIds.includes(fileId)
  }
}
