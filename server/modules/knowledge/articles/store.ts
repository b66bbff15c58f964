import type { Instant } from '#libs/facts/event.ts'
import type { ArticleBody, ArticleWords } from '#modules/knowledge/article-contract.ts'
import type { VersionLife } from '#modules/knowledge/articles/article.ts'
import { at, json, maybeAt, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'

/** A version with its words, as it is kept. */
export interface KeptVersion extends VersionLife {
  readonly articleId: string
  readonly code: string
  readonly ownerId: string | null
  readonly topic: string
  readonly audience: ArticleBody['audience']
  readonly channels: readonly string[]
  readonly products: readonly string[]
  readonly unitIds: readonly string[]
  readonly words: ArticleWords
  readonly fileIds: readonly string[]
  readonly basedOn: number | null
  readonly goesBackTo: number | null
  readonly changedBy: string
  readonly changedAt: Instant
  readonly submittedAt: Instant | null
  readonly reviewedBy: string | null
  readonly reviewedAt: Instant | null
  readonly reviewNote: string | null
}

/** What a writer decides. */
export type Content = Omit<ArticleBody, 'code'>

interface VersionRow {
  readonly article_id: string
  readonly code: string
  readonly owner_id: string | null
  readonly version: number
  readonly state: VersionLife['state']
  readonly revision: number
  readonly topic: string
  readonly audience: ArticleBody['audience']
  readonly channels: string[]
  readonly products: string[]
  readonly unit_ids: string[]
  readonly words: ArticleWords
  readonly file_ids: string[]
  readonly based_on: number | null
  readonly goes_back_to: number | null
  readonly writers: string[]
  readonly changed_by: string
  readonly changed_at: Instant
  readonly submitted_by: string | null
  readonly submitted_at: Instant | null
  readonly reviewed_by: string | null
  readonly reviewed_at: Instant | null
  readonly review_note: string | null
  readonly effective_at: Instant | null
  readonly expires_at: Instant | null
  readonly withdrawn_at: Instant | null
}

/** Locks the article: whatever is decided about one is decided one after the other. */
export async function lockArticle(
  tx: Tx,
  articleId: string,
): Promise<{ readonly articleId: string; readonly code: string } | undefined> {
  return tx.maybe(sql`select id "articleId", code from knowledge.article where id = ${articleId} for update`)
}

/** Every version of one article, newest first; empty when there is no such article. */
export const versionsOf = (db: Queryable, articleId: string): Promise<KeptVersion[]> =>
  loadVersions(db, sql`v.article_id = ${articleId}`)

/** Versions that fit, by article, the newest of each first. */
export async function loadVersions(db: Queryable, where: Sql): Promise<KeptVersion[]> {
  const rows = await db.rows<VersionRow>(sql`select v.*, a.code, a.owner_id
    from knowledge.article_version v join knowledge.article a on a.id = v.article_id
    where ${where} order by a.code, v.version desc`)
  return rows.map(toVersion)
}

export const openVersionOf = (versions: readonly KeptVersion[]): KeptVersion | undefined =>
  versions.find(({ state }) => state === 'draft' || state === 'submitted')

export interface NewVersion extends Content {
  readonly articleId: string
  readonly version: number
  readonly writers: readonly string[]
  readonly by: string
  readonly now: Instant
  readonly basedOn: number | null
}

export async function insertDraft(tx: Tx, draft: NewVersion): Promise<void> {
  await tx.run(sql`insert into knowledge.article_version
    (article_id, version, state, revision, topic, audience, channels, products, unit_ids, words, file_ids, based_on, writers,
     changed_by, changed_at, effective_at, expires_at)
    values (${draft.articleId}, ${draft.version}, 'draft', 1, ${draft.topic}, ${draft.audience}, ${[...draft.channels]},
      ${[...draft.products]}, ${[...draft.unitIds]}::uuid[], ${json(draft.words)},
      ${[...draft.fileIds]}::uuid[], ${draft.basedOn},
      ${[...draft.writers]}::uuid[], ${draft.by}, ${at(draft.now)}, ${maybeAt(draft.effectiveAt)},
      ${maybeAt(draft.expiresAt)})`)
}

export async function updateDraft(
  tx: Tx,
  { articleId, version, writers }: KeptVersion,
  content: Content,
  by: string,
  now: Instant,
): Promise<void> {
  await tx.run(sql`update knowledge.article_version set revision = revision + 1, topic = ${content.topic},
    audience = ${content.audience}, channels = ${[...content.channels]}, products = ${[...content.products]},
    unit_ids = ${[...content.unitIds]}::uuid[], words = ${json(content.words)},
    file_ids = ${[...content.fileIds]}::uuid[], effective_at = ${maybeAt(content.effectiveAt)},
    expires_at = ${maybeAt(content.expiresAt)}, changed_by = ${by}, changed_at = ${at(now)},
    writers = ${[...new Set([...writers, by])]}::uuid[]
    where article_id = ${articleId} and version = ${version}`)
}

const toVersion = (row: VersionRow): KeptVersion => ({
  articleId: row.article_id,
  code: row.code,
  ownerId: row.owner_id,
  version: row.version,
  state: row.state,
  revision: row.revision,
  topic: row.topic,
  audience: row.audience,
  channels: row.channels,
  products: row.products,
  unitIds: row.unit_ids,
  words: row.words,
  fileIds: row.file_ids,
  basedOn: row.based_on,
  goesBackTo: row.goes_back_to,
  writers: row.writers,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
  submittedBy: row.submitted_by,
  submittedAt: row.submitted_at,
  reviewedBy: row.reviewed_by,
  reviewedAt: row.reviewed_at,
  reviewNote: row.review_note,
  effectiveAt: row.effective_at,
  expiresAt: row.expires_at,
  withdrawnAt: row.withdrawn_at,
})
