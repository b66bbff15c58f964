import type { Instant } from '#libs/facts/event.ts'
import { isFor, versionInForce } from '#modules/knowledge/articles/article.ts'
import { type KeptVersion, loadVersions } from '#modules/knowledge/articles/store.ts'
import type { ArticleFilter, ArticleInForce } from '#modules/knowledge/questions.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** Versions that decide what answers at an instant; the rule itself is `versionInForce`. */
const MAY_DECIDE = (instant: Instant): Sql => sql`v.state = 'approved' and v.effective_at <= ${at(instant)}`

/** Every article that may answer, in the order of codes. */
export async function articlesInForce(db: Queryable, filter: ArticleFilter): Promise<ArticleInForce[]> {
  const versions = await loadVersions(db, MAY_DECIDE(filter.at))
  return byArticle(versions).flatMap((ofOne) => {
    const found = inForceOf(ofOne, filter.at)
    return found && isFor(found, filter) ? [found] : []
  })
}

/** One by id or code, whoever may read it. */
export async function articleInForce(
  db: Queryable,
  idOrCode: string,
  instant: Instant,
): Promise<ArticleInForce | undefined> {
  const isIt = UUID.test(idOrCode) ? sql`a.id = ${idOrCode}::uuid` : sql`a.code = ${idOrCode}`
  return inForceOf(await loadVersions(db, sql`${MAY_DECIDE(instant)} and ${isIt}`), instant)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Of all versions of one article, the one that answers. */
export function inForceOf(versions: readonly KeptVersion[], instant: Instant): ArticleInForce | undefined {
  const found = versionInForce(versions, instant)
  return found && toInForce(found)
}

export function byArticle(versions: readonly KeptVersion[]): readonly (readonly KeptVersion[])[] {
  const groups = new Map<string, KeptVersion[]>()
  for (const version of versions) {
    const group = groups.get(version.articleId)
    if (group) group.push(version)
    else groups.set(version.articleId, [version])
  }
  return [...groups.values()]
}

export const toInForce = (version: KeptVersion): ArticleInForce => ({
  articleId: version.articleId,
  code: version.code,
  version: version.version,
  topic: version.topic,
  audience: version.audience,
  channels: version.channels,
  products: version.products,
  unitIds: version.unitIds,
  words: version.words,
  fileIds: version.fileIds,
  effectiveAt: version.effectiveAt ?? 0,
  expiresAt: version.expiresAt,
})
