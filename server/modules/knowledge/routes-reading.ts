import { z } from 'zod'
import type { ArticleFile, ArticleLocale } from '#modules/knowledge/article-contract.ts'
import { gapsOf, isFor, toldIn } from '#modules/knowledge/articles/article.ts'
import { articleInForce } from '#modules/knowledge/articles/in-force.ts'
import type { ArticleDeps } from '#modules/knowledge/articles-deps.ts'
import { type FeedbackRefusal, giveFeedback } from '#modules/knowledge/feedback/feedback.ts'
import { listFeedback } from '#modules/knowledge/feedback/list-feedback.ts'
import { articleFeedback, feedbackBody } from '#modules/knowledge/feedback-contract.ts'
import { filesByIds } from '#modules/knowledge/files/keep-file.ts'
import {
  type ArticleReading,
  articleReading,
  articleSearchBody,
  articleSearchReply,
  articleUseBody,
  type FoundArticle,
  readingQuery,
} from '#modules/knowledge/lookup-contract.ts'
import { excerptOf, marksIn } from '#modules/knowledge/lookups/highlight.ts'
import { foundOrNothing } from '#modules/knowledge/lookups/nothing-found.ts'
import { recordSearch, recordShown, recordUse } from '#modules/knowledge/lookups/record.ts'
import type { ArticleHit, ArticleInForce } from '#modules/knowledge/questions.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

export const FEEDBACK: Statuses<FeedbackRefusal> = {
  'article-not-found': 404,
  'version-not-found': 404,
  'feedback-not-found': 404,
  'already-answered': 409,
  'owner-cannot-write': 409,
}
const MOST_FOUND = 8
const tags = ['Articles']
const params = z.object({ articleId: z.uuid() })
const use = { access: { permission: 'knowledge.use' } }

/** What holds for the units this person belongs to, leads, or stands below. */
const readerOf = ({ unitIds, unitPath }: Actor) => ({ audience: 'agent' as const, unitIds: [...unitIds, ...unitPath] })

/** For whoever serves: search, read, say what is wrong. Only what is in force is there. */
export function readingRoutes(app: HttpApp, deps: ArticleDeps): void {
  const { platform, index } = deps
  app.post(
    '/api/article-searches',
    {
      config: use,
      schema: {
        tags,
        summary: 'Search the articles in force; every search counts for KPI 44',
        body: articleSearchBody,
        response: { 200: articleSearchReply },
      },
    },
    async (request) => {
      const [actor, asOf] = [actorOf(request), platform.clock.now()]
      const { query, locale, searchId, contactId, ...where } = request.body
      const hits = foundOrNothing(index.search(query, { ...readerOf(actor), ...where, at: asOf, limit: MOST_FOUND }))
      const lookup = {
        at: asOf,
        askedBy: 'agent' as const,
        question: query,
        locale,
        found: hits.length,
        personId: actor.personId,
        channel: where.channel,
        contactId,
      }
      const recorded = await recordSearch(platform.db, lookup, searchId)
      const found = hits.map((hit) => toFound(hit, locale))
      await recordShown(platform.db, { ...lookup, searchId: recorded }, found)
      return { asOf, searchId: recorded, found }
    },
  )
  app.get(
    '/api/articles/:articleId/reading',
    {
      config: use,
      schema: {
        tags,
        summary: 'An article in force, in one language',
        params,
        querystring: readingQuery,
        response: { 200: articleReading },
      },
    },
    async (request) => {
      const asOf = platform.clock.now()
      const article = await readable(deps, actorOf(request), request.params.articleId, asOf)
      const files = await filesByIds(platform.db, article.fileIds)
      return toReading(article, files, request.query.locale, asOf)
    },
  )
  app.post(
    '/api/articles/:articleId/uses',
    {
      config: use,
      schema: {
        tags,
        summary: 'Say that one read it, or copied it into an answer',
        params,
        body: articleUseBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const [actor, at] = [actorOf(request), platform.clock.now()]
      const { articleId } = request.params
      await readable(deps, actor, articleId, at)
      const { personId } = actor
      await platform.db.transaction((tx) =>
        recordUse(
          platform,
          tx,
          { kind: 'person', id: personId },
          { ...defined(request.body), articleId, at, personId },
        ),
      )
      return null
    },
  )
  app.post(
    '/api/articles/:articleId/feedback',
    {
      config: use,
      schema: {
        tags,
        summary: 'Say what is wrong, missing or unclear; an answer is promised',
        params,
        body: feedbackBody,
        response: { 200: articleFeedback },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { articleId } = request.params
      await readable(deps, actor, articleId, platform.clock.now())
      const { feedbackId } = answer(await giveFeedback(deps, actor.personId, articleId, request.body), FEEDBACK)
      const wanted = { state: 'all', articleId, mine: 'true' } as const
      const found = (await listFeedback(deps, platform.db, actor, wanted)).find((one) => one.feedbackId === feedbackId)
      if (!found) throw new Error(`feedback ${feedbackId} vanished while it was given`)
      return found
    },
  )
}

async function readable({ platform }: ArticleDeps, actor: Actor, articleId: string, at: number) {
  const article = await articleInForce(platform.db, articleId, at)
  if (!article || !isFor(article, readerOf(actor))) throw new Problem(404, 'article-not-found')
  return article
}

function toFound({ article, score, matched }: ArticleHit, wanted: ArticleLocale): FoundArticle {
  const { articleId, code, version, audience, topic, expiresAt } = article
  const locale = toldIn(article.words, wanted)
  const { title = '', answer: text = '' } = article.words[locale] ?? {}
  const excerpt = excerptOf(text, matched)
  return {
    articleId,
    code,
    version,
    audience,
    topic,
    expiresAt,
    locale,
    isOtherLanguage: locale !== wanted,
    title,
    titleMarks: marksIn(title, matched),
    excerpt,
    excerptMarks: marksIn(excerpt, matched),
    score,
  }
}

function toReading(article: ArticleInForce, files: ArticleFile[], wanted: ArticleLocale, asOf: number): ArticleReading {
  const locale = toldIn(article.words, wanted)
  const variant = article.words[locale]
  if (!variant) throw new Error(`article ${article.code} has no words`)
  const { articleId, code, version, audience, topic, effectiveAt, expiresAt } = article
  return {
    articleId,
    code,
    version,
    audience,
    topic,
    channels: [...article.channels],
    products: [...article.products],
    locale,
    isOtherLanguage: locale !== wanted,
    variant,
    files,
    gaps: gapsOf(article.words),
    effectiveAt,
    expiresAt,
    asOf,
  }
}

/** Without what was left out: parts that may be absent are absent, not undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
