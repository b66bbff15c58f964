import type { Instant } from '#libs/facts/event.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type {
  ArticleFile,
  ArticleHistory,
  ArticleSummary,
  ArticleVersion,
  ArticleView,
  VersionHead,
} from '#modules/knowledge/article-contract.ts'
import {
  gapsOf,
  isSecondPerson,
  stateOfArticle,
  stateOfVersion,
  versionInForce,
} from '#modules/knowledge/articles/article.ts'
import { byArticle } from '#modules/knowledge/articles/in-force.ts'
import { type KeptVersion, loadVersions, openVersionOf, versionsOf } from '#modules/knowledge/articles/store.ts'
import { articleChanged, articleReleased, articleWithdrawn } from '#modules/knowledge/events.ts'
import { filesByIds } from '#modules/knowledge/files/keep-file.ts'
import { titlesOf } from '#modules/knowledge/lookups/figures.ts'
import { namesOf } from '#modules/knowledge/names.ts'
import { type Actor, may } from '#platform/access.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import { readLogAbout } from '#platform/log/read.ts'

const USES_SPAN_MS = 30 * 86_400_000
type NameOf = Awaited<ReturnType<typeof namesOf>>

/** Every article, by code: the version in force, else the newest. */
export async function listArticles(
  identity: IdentityQuestions,
  db: Queryable,
  actor: Actor,
  now: Instant,
): Promise<ArticleSummary[]> {
  const articles = byArticle(await loadVersions(db, sql`true`))
  const counts = await db.rows<{ articleId: string; openFeedback: number; uses: number }>(sql`select a.id "articleId",
      (select count(*)::int from knowledge.article_feedback f
        where f.article_id = a.id and f.answered_at is null) "openFeedback",
      (select count(*)::int from knowledge.article_use u where u.article_id = a.id and u.how <> 'shown'
        and u.at >= ${at(now - USES_SPAN_MS)}) uses
    from knowledge.article a`)
  const countOf = new Map(counts.map((one) => [one.articleId, one]))
  const people = articles.flatMap((versions) => versions.flatMap(({ changedBy, ownerId }) => [changedBy, ownerId]))
  const nameOf = await namesOf(identity, db, people)
  return articles.flatMap((versions) => {
    const [newest] = versions
    if (!newest) return []
    const { openFeedback = 0, uses = 0 } = countOf.get(newest.articleId) ?? {}
    return [{ ...summaryOf(versions, newest, actor, now, nameOf), openFeedback, uses }]
  })
}

function summaryOf(
  versions: readonly KeptVersion[],
  newest: KeptVersion,
  actor: Actor,
  now: Instant,
  nameOf: NameOf,
): Omit<ArticleSummary, 'openFeedback' | 'uses'> {
  const shown = versionInForce(versions, now) ?? newest
  const open = openVersionOf(versions)
  return {
    articleId: shown.articleId,
    code: shown.code,
    state: stateOfArticle(versions, now),
    open: open?.state === 'draft' || open?.state === 'submitted' ? open.state : null,
    mayReview: open !== undefined && mayReview(open, actor),
    version: shown.version,
    newestVersion: newest.version,
    titles: titlesOf(shown.words),
    gaps: gapsOf(shown.words),
    topic: shown.topic,
    audience: shown.audience,
    channels: [...shown.channels],
    products: [...shown.products],
    unitIds: [...shown.unitIds],
    effectiveAt: shown.effectiveAt,
    expiresAt: shown.expiresAt,
    changedAt: newest.changedAt,
    changedBy: nameOf(newest.changedBy),
    owner: nameOf(newest.ownerId),
  }
}

const mayReview = (version: KeptVersion, actor: Actor): boolean =>
  version.state === 'submitted' && may(actor, 'knowledge.review-articles') && isSecondPerson(version, actor.personId)

/** One article with the heads of its versions and the words of the newest. */
export async function viewArticle(
  identity: IdentityQuestions,
  db: Queryable,
  actor: Actor,
  articleId: string,
  now: Instant,
): Promise<ArticleView | undefined> {
  const versions = await versionsOf(db, articleId)
  const [newest] = versions
  if (!newest) return undefined
  const nameOf = await namesInVersions(identity, db, versions)
  return {
    articleId,
    code: newest.code,
    state: stateOfArticle(versions, now),
    owner: nameOf(newest.ownerId),
    versions: versions.map((one) => headOf(versions, one, actor, now, nameOf)),
    newest: wholeOf(versions, newest, await filesByIds(db, newest.fileIds), actor, now, nameOf),
  }
}

export async function viewVersion(
  identity: IdentityQuestions,
  db: Queryable,
  actor: Actor,
  named: { readonly articleId: string; readonly version: number },
  now: Instant,
): Promise<ArticleVersion | undefined> {
  const versions = await versionsOf(db, named.articleId)
  const found = versions.find(({ version }) => version === named.version)
  if (!found) return undefined
  const files = await filesByIds(db, found.fileIds)
  return wholeOf(versions, found, files, actor, now, await namesInVersions(identity, db, versions))
}

const namesInVersions = (identity: IdentityQuestions, db: Queryable, versions: readonly KeptVersion[]) =>
  namesOf(
    identity,
    db,
    versions.flatMap(({ changedBy, submittedBy, reviewedBy, ownerId }) => [
      changedBy,
      submittedBy,
      reviewedBy,
      ownerId,
    ]),
  )

function wholeOf(
  versions: readonly KeptVersion[],
  one: KeptVersion,
  files: ArticleFile[],
  actor: Actor,
  now: Instant,
  nameOf: NameOf,
): ArticleVersion {
  const { articleId, code, topic, audience, words } = one
  return {
    articleId,
    code,
    head: headOf(versions, one, actor, now, nameOf),
    topic,
    audience,
    channels: [...one.channels],
    products: [...one.products],
    unitIds: [...one.unitIds],
    words,
    files,
    gaps: gapsOf(words),
  }
}

const headOf = (
  versions: readonly KeptVersion[],
  one: KeptVersion,
  actor: Actor,
  now: Instant,
  nameOf: NameOf,
): VersionHead => ({
  version: one.version,
  revision: one.revision,
  state: stateOfVersion(versions, one, now),
  effectiveAt: one.effectiveAt,
  expiresAt: one.expiresAt,
  changedAt: one.changedAt,
  changedBy: nameOf(one.changedBy),
  submittedBy: nameOf(one.submittedBy),
  reviewedBy: nameOf(one.reviewedBy),
  reviewedAt: one.reviewedAt,
  reviewNote: one.reviewNote,
  goesBackTo: one.goesBackTo,
  mayReview: mayReview(one, actor),
})

/** Who did what when, from the log of facts; newest first. */
export async function historyOfArticle(
  identity: IdentityQuestions,
  db: Queryable,
  articleId: string,
): Promise<ArticleHistory['changes']> {
  const facts = await readLogAbout(db, articleId)
  const nameOf = await namesOf(
    identity,
    db,
    facts.map(({ cause }) => (cause.kind === 'person' ? cause.id : null)),
  )
  return facts.toReversed().flatMap((fact): ArticleHistory['changes'] => {
    const by = fact.cause.kind === 'person' ? nameOf(fact.cause.id) : null
    if (articleChanged.is(fact)) return [{ change: fact.data.change, version: fact.data.version, at: fact.at, by }]
    if (articleReleased.is(fact)) return [{ change: fact.data.how, version: fact.data.version, at: fact.at, by }]
    if (articleWithdrawn.is(fact)) return [{ change: 'withdrawn', version: null, at: fact.at, by }]
    return []
  })
}
