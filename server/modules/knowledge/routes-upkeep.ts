import { z } from 'zod'
import type { ArticleDeps } from '#modules/knowledge/articles-deps.ts'
import { answerFeedback, handOverFeedback } from '#modules/knowledge/feedback/feedback.ts'
import { listFeedback } from '#modules/knowledge/feedback/list-feedback.ts'
import { readSettings, type SettingsRefusal, saveSettings } from '#modules/knowledge/feedback/settings.ts'
import {
  feedbackAnswer,
  feedbackList,
  feedbackOwner,
  feedbackSearch,
  knowledgeSettings,
  knowledgeSettingsBody,
} from '#modules/knowledge/feedback-contract.ts'
import {
  draftedReply,
  figuresQuery,
  knowledgeFigures,
  questionDismissal,
  questionDraft,
  unansweredList,
  unansweredSearch,
  unusedList,
  unusedSearch,
} from '#modules/knowledge/lookup-contract.ts'
import { figuresOf, titlesOf, unusedArticles } from '#modules/knowledge/lookups/figures.ts'
import {
  dismissQuestion,
  draftAnswer,
  listUnanswered,
  type QuestionRefusal,
} from '#modules/knowledge/lookups/unanswered.ts'
import { namesOf } from '#modules/knowledge/names.ts'
import { FEEDBACK } from '#modules/knowledge/routes-reading.ts'
import { sql } from '#platform/database/database.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const QUESTIONS: Statuses<QuestionRefusal> = {
  'question-not-found': 404,
  'article-not-found': 404,
  'article-code-taken': 409,
  'draft-open': 409,
  'no-draft': 409,
  'edited-meanwhile': 409,
  'nothing-changed': 409,
  'version-not-found': 404,
  'file-not-found': 409,
}
const SETTINGS: Statuses<SettingsRefusal> = { 'calendar-unknown': 409, 'edited-meanwhile': 409 }
const tags = ['Articles']
const feedbackParams = z.object({ feedbackId: z.uuid() })
const write = { access: { permission: 'knowledge.write-articles' } }
const release = { access: { permission: 'knowledge.review-articles' } }

/** What keeps the articles good: what colleagues say, what nobody answered, what nobody uses. */
export function upkeepRoutes(app: HttpApp, deps: ArticleDeps): void {
  feedbackRoutes(app, deps)
  questionRoutes(app, deps)
}

function feedbackRoutes(app: HttpApp, deps: ArticleDeps): void {
  const { platform, promises } = deps
  app.get(
    '/api/article-feedback',
    {
      config: { access: { permission: 'knowledge.use' } },
      schema: {
        tags,
        summary: 'What was said about articles; for those who write none, what they said themselves',
        querystring: feedbackSearch,
        response: { 200: feedbackList },
      },
    },
    async (request) => ({
      asOf: platform.clock.now(),
      feedback: await listFeedback(deps, platform.db, actorOf(request), request.query),
    }),
  )
  app.put(
    '/api/article-feedback/:feedbackId/answer',
    {
      config: write,
      schema: {
        tags,
        summary: 'Say what was done about it',
        params: feedbackParams,
        body: feedbackAnswer,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { personId } = actorOf(request)
      return answer(await answerFeedback(deps, personId, request.params.feedbackId, request.body), FEEDBACK)
    },
  )
  app.put(
    '/api/article-feedback/:feedbackId/owner',
    {
      config: write,
      schema: {
        tags,
        summary: 'Hand the answer over',
        params: feedbackParams,
        body: feedbackOwner,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const [{ personId }, { feedbackId }] = [actorOf(request), request.params]
      return answer(await handOverFeedback(deps, personId, feedbackId, request.body.ownerId), FEEDBACK)
    },
  )
  app.get(
    '/api/articles/settings',
    { config: write, schema: { tags, summary: 'How long feedback may wait', response: { 200: knowledgeSettings } } },
    async () => readSettings(platform.db),
  )
  app.put(
    '/api/articles/settings',
    {
      config: release,
      schema: {
        tags,
        summary: 'Set how long feedback may wait',
        body: knowledgeSettingsBody,
        response: { 200: knowledgeSettings },
      },
    },
    async (request) => answer(await saveSettings(platform, promises, request.body), SETTINGS),
  )
}

function questionRoutes(app: HttpApp, { platform, identity }: ArticleDeps): void {
  const { db, clock } = platform
  app.get(
    '/api/unanswered-questions',
    {
      config: write,
      schema: {
        tags,
        summary: 'Questions nobody answered, the most asked first',
        querystring: unansweredSearch,
        response: { 200: unansweredList },
      },
    },
    async (request) => ({ asOf: clock.now(), questions: await listUnanswered(db, request.query.outcome) }),
  )
  app.post(
    '/api/unanswered-questions/dismissals',
    {
      config: write,
      schema: { tags, summary: 'Leave a question out', body: questionDismissal, response: { 200: z.null() } },
    },
    async (request) => answer(await dismissQuestion(platform, actorOf(request).personId, request.body.key), QUESTIONS),
  )
  app.post(
    '/api/unanswered-questions/drafts',
    {
      config: write,
      schema: {
        tags,
        summary: 'Begin an article that answers a question',
        body: questionDraft,
        response: { 200: draftedReply },
      },
    },
    async (request) => answer(await draftAnswer(platform, actorOf(request).personId, request.body), QUESTIONS),
  )
  app.get(
    '/api/articles/unused',
    {
      config: write,
      schema: {
        tags,
        summary: 'Articles in force that nobody uses',
        querystring: unusedSearch,
        response: { 200: unusedList },
      },
    },
    async (request) => {
      const [asOf, { days }] = [clock.now(), request.query]
      const unused = await unusedArticles(db, asOf, days)
      const owners = await db.rows<{ id: string; ownerId: string | null }>(
        sql`select id, owner_id "ownerId" from knowledge.article
          where id = any(${unused.map(({ article }) => article.articleId)}::uuid[])`,
      )
      const ownerOf = new Map(owners.map(({ id, ownerId }) => [id, ownerId]))
      const nameOf = await namesOf(identity, db, [...ownerOf.values()])
      const articles = unused.map(({ article, lastUsedAt, shown }) => ({
        articleId: article.articleId,
        code: article.code,
        titles: titlesOf(article.words),
        topic: article.topic,
        inForceSince: article.effectiveAt,
        lastUsedAt,
        shown,
        owner: nameOf(ownerOf.get(article.articleId) ?? null),
      }))
      return { asOf, days, articles }
    },
  )
  app.get(
    '/api/articles/figures',
    {
      config: write,
      schema: {
        tags,
        summary: 'How much of what was looked for was found and used (KPI 44)',
        querystring: figuresQuery,
        response: { 200: knowledgeFigures },
      },
    },
    async (request) => figuresOf(db, request.query, clock.now()),
  )
}
