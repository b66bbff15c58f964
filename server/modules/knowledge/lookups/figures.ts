import type { Instant } from '#libs/facts/event.ts'
import { ARTICLE_LOCALES, type ArticleWords } from '#modules/knowledge/article-contract.ts'
import { articlesInForce } from '#modules/knowledge/articles/in-force.ts'
import type { KnowledgeFigures } from '#modules/knowledge/lookup-contract.ts'
import type { ArticleInForce } from '#modules/knowledge/questions.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

const DAY_MS = 86_400_000

/** KPI 44 over a span, half-open: of all that was looked for, how much was found and used. */
export async function figuresOf(
  db: Queryable,
  span: { readonly from: Instant; readonly before: Instant },
  asOf: Instant,
): Promise<KnowledgeFigures> {
  const rows = await db.rows<{ askedBy: string; searches: number; withUse: number; nothingFound: number }>(
    sql`select asked_by "askedBy", count(*)::int searches, count(used_at)::int "withUse",
        (count(*) filter (where found = 0))::int "nothingFound"
      from knowledge.lookup where at >= ${at(span.from)} and at < ${at(span.before)} group by asked_by`,
  )
  const of = (who: string) => rows.find(({ askedBy }) => askedBy === who) ?? { searches: 0, withUse: 0 }
  const sum = (name: 'searches' | 'withUse' | 'nothingFound') => rows.reduce((all, row) => all + row[name], 0)
  const searches = sum('searches')
  const part = ({ searches, withUse }: { readonly searches: number; readonly withUse: number }) => ({
    searches,
    withUse,
  })
  return {
    asOf,
    ...span,
    searches,
    withUse: sum('withUse'),
    nothingFound: sum('nothingFound'),
    knowledgeHit: searches === 0 ? null : sum('withUse') / searches,
    byAgents: part(of('agent')),
    byCustomers: part(of('customer')),
  }
}

export interface Unused {
  readonly article: ArticleInForce
  readonly lastUsedAt: Instant | null
  readonly shown: number
}

/** Articles that have answered for `days` and that nobody has used since, the longest unused first. */
export async function unusedArticles(db: Queryable, now: Instant, days: number): Promise<Unused[]> {
  const since = now - days * DAY_MS
  const articles = await articlesInForce(db, { at: now, audience: 'agent', unitIds: 'all' })
  const uses = await db.rows<{ articleId: string; lastUsedAt: Instant | null; shown: number; firstAt: Instant }>(
    sql`select a.id "articleId", (select max(u.at) from knowledge.article_use u
          where u.article_id = a.id and u.how <> 'shown') "lastUsedAt",
        (select count(*)::int from knowledge.article_use u
          where u.article_id = a.id and u.how = 'shown' and u.at >= ${at(since)}) shown,
        (select min(v.effective_at) from knowledge.article_version v
          where v.article_id = a.id and v.state = 'approved') "firstAt"
      from knowledge.article a where a.id = any(${articles.map(({ articleId }) => articleId)}::uuid[])`,
  )
  const byId = new Map(uses.map((use) => [use.articleId, use]))
  return articles
    .flatMap((article) => {
      const use = byId.get(article.articleId)
      if (!use || use.firstAt > since || (use.lastUsedAt !== null && use.lastUsedAt >= since)) return []
      return [{ article, lastUsedAt: use.lastUsedAt, shown: use.shown }]
    })
    .toSorted((a, b) => (a.lastUsedAt ?? 0) - (b.lastUsedAt ?? 0))
}

/** The titles of the languages there are. */
export const titlesOf = (words: ArticleWords) =>
  Object.fromEntries(ARTICLE_LOCALES.flatMap((locale) => (words[locale] ? [[locale, words[locale].title]] : [])))
