import { z } from 'zod'
import { LAST_NUMBER } from '#libs/facts/limits.ts'
import {
  articleBody,
  articleHistory,
  articleList,
  articleVersion,
  articleView,
  articleWriters,
  beginDraftBody,
  draftBody,
  goBackBody,
  importReply,
  ownerBody,
  reviewBody,
  submissionBody,
} from '#modules/knowledge/article-contract.ts'
import { importPack } from '#modules/knowledge/articles/import-pack.ts'
import { goBack, type ReleaseRefusal, review, withdraw } from '#modules/knowledge/articles/release.ts'
import { historyOfArticle, listArticles, viewArticle, viewVersion } from '#modules/knowledge/articles/views.ts'
import {
  addArticle,
  beginDraft,
  discardDraft,
  saveDraft,
  setOwner,
  submitDraft,
  takeBack,
  type WriteRefusal,
} from '#modules/knowledge/articles/write.ts'
import type { ArticleDeps } from '#modules/knowledge/articles-deps.ts'
import { starterPack } from '#modules/knowledge/pack/index.ts'
import { WRITING_ROLES } from '#modules/knowledge/permissions.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const WRITING: Statuses<WriteRefusal> = {
  'article-not-found': 404,
  'article-code-taken': 409,
  'draft-open': 409,
  'no-draft': 409,
  'edited-meanwhile': 409,
  'nothing-changed': 409,
  'version-not-found': 404,
  'file-not-found': 409,
}
const RELEASING: Statuses<ReleaseRefusal> = {
  'article-not-found': 404,
  'version-not-found': 404,
  'nothing-to-review': 409,
  'edited-meanwhile': 409,
  'own-text': 403,
  'already-over': 409,
  'reason-missing': 400,
  'never-approved': 409,
  'already-in-force': 409,
  'nothing-in-force': 409,
}
const tags = ['Articles']
const params = z.object({ articleId: z.uuid() })
const versionParams = params.extend({ version: z.coerce.number().int().min(1).max(LAST_NUMBER) })
const write = { access: { permission: 'knowledge.write-articles' } }
const release = { access: { permission: 'knowledge.review-articles' } }

/** Writing, reviewing and releasing articles. Readers have doors of their own. */
export function articleRoutes(app: HttpApp, deps: ArticleDeps): void {
  readingRoutes(app, deps)
  writingRoutes(app, deps)
  releaseRoutes(app, deps)
}

function readingRoutes(app: HttpApp, { platform, identity }: ArticleDeps): void {
  const { db, clock } = platform
  app.get(
    '/api/articles',
    { config: write, schema: { tags, summary: 'Every article and where it stands', response: { 200: articleList } } },
    async (request) => {
      const asOf = clock.now()
      return { asOf, articles: await listArticles(identity, db, actorOf(request), asOf) }
    },
  )
  app.get(
    '/api/articles/writers',
    {
      config: write,
      schema: { tags, summary: 'Who may be asked to answer for an article', response: { 200: articleWriters } },
    },
    async () => ({
      writers: (await identity.peopleWithRole(db, WRITING_ROLES, [])).map(({ personId, displayName: name }) => ({
        personId,
        name,
      })),
    }),
  )
  app.get(
    '/api/articles/:articleId',
    {
      config: write,
      schema: { tags, summary: 'One article with its versions', params, response: { 200: articleView } },
    },
    async (request) => shown({ platform, identity }, actorOf(request), request.params.articleId),
  )
  app.get(
    '/api/articles/:articleId/versions/:version',
    {
      config: write,
      schema: { tags, summary: 'One version with its words', params: versionParams, response: { 200: articleVersion } },
    },
    async (request) => {
      const found = await viewVersion(identity, db, actorOf(request), request.params, clock.now())
      if (!found) throw new Problem(404, 'version-not-found')
      return found
    },
  )
  app.get(
    '/api/articles/:articleId/history',
    {
      config: write,
      schema: { tags, summary: 'Who did what when, newest first', params, response: { 200: articleHistory } },
    },
    async (request) => {
      const changes = await historyOfArticle(identity, db, request.params.articleId)
      if (changes.length === 0) throw new Problem(404, 'article-not-found')
      return { changes }
    },
  )
}

function writingRoutes(app: HttpApp, deps: ArticleDeps): void {
  const { platform, identity } = deps
  /** An article for units that do not exist would answer nobody. */
  const needUnits = async (unitIds: readonly string[]) => {
    if (unitIds.length === 0) return
    const known = new Set((await identity.units(platform.db)).map(({ unitId }) => unitId))
    if (unitIds.some((unitId) => !known.has(unitId))) throw new Problem(409, 'unit-unknown', 'Choose units that exist.')
  }
  app.post(
    '/api/articles',
    {
      config: write,
      schema: { tags, summary: 'Begin an article as a draft', body: articleBody, response: { 200: articleView } },
    },
    async (request) => {
      await needUnits(request.body.unitIds)
      const actor = actorOf(request)
      const { articleId } = answer(await addArticle(platform, actor.personId, request.body), WRITING)
      return shown(deps, actor, articleId)
    },
  )
  app.post(
    '/api/articles/:articleId/draft',
    {
      config: write,
      schema: {
        tags,
        summary: 'Begin the next version with the words of an earlier one',
        params,
        body: beginDraftBody,
        response: { 200: articleView },
      },
    },
    async (request) => {
      const [actor, { articleId }] = [actorOf(request), request.params]
      answer(await beginDraft(platform, actor.personId, articleId, request.body.fromVersion), WRITING)
      return shown(deps, actor, articleId)
    },
  )
  app.put(
    '/api/articles/:articleId/draft',
    {
      config: write,
      schema: { tags, summary: 'Write the draft', params, body: draftBody, response: { 200: articleView } },
    },
    async (request) => {
      await needUnits(request.body.unitIds)
      const [actor, { articleId }] = [actorOf(request), request.params]
      answer(await saveDraft(platform, actor.personId, articleId, request.body), WRITING)
      return shown(deps, actor, articleId)
    },
  )
  app.delete(
    '/api/articles/:articleId/draft',
    { config: write, schema: { tags, summary: 'Give the draft up', params, response: { 200: articleView } } },
    async (request) => {
      const [actor, { articleId }] = [actorOf(request), request.params]
      answer(await discardDraft(platform, actor.personId, articleId), WRITING)
      return shown(deps, actor, articleId)
    },
  )
  for (const [path, summary, act] of [
    ['submission', 'Hand the draft in for a review', submitDraft],
    ['taking-back', 'Take it back from the review, to write on', takeBack],
  ] as const) {
    app.post(
      `/api/articles/:articleId/${path}`,
      { config: write, schema: { tags, summary, params, body: submissionBody, response: { 200: articleView } } },
      async (request) => {
        const [actor, { articleId }] = [actorOf(request), request.params]
        answer(await act(platform, actor.personId, articleId, request.body), WRITING)
        return shown(deps, actor, articleId)
      },
    )
  }
  app.put(
    '/api/articles/:articleId/owner',
    {
      config: write,
      schema: { tags, summary: 'Say who answers for it', params, body: ownerBody, response: { 200: articleView } },
    },
    async (request) => {
      const [actor, { articleId }] = [actorOf(request), request.params]
      const { ownerId } = request.body
      if (ownerId !== null && !(await deps.mayWrite(platform.db, ownerId)))
        throw new Problem(409, 'owner-cannot-write', 'Choose somebody who is active and writes articles.')
      answer(await setOwner(platform, actor.personId, articleId, ownerId), WRITING)
      return shown(deps, actor, articleId)
    },
  )
}

function releaseRoutes(app: HttpApp, deps: ArticleDeps): void {
  const { platform } = deps
  app.post(
    '/api/articles/:articleId/review',
    {
      config: release,
      schema: {
        tags,
        summary: 'Let a version answer, or return it; never for what one wrote',
        params,
        body: reviewBody,
        response: { 200: articleView },
      },
    },
    async (request) => {
      const [actor, { articleId }] = [actorOf(request), request.params]
      answer(await review(platform, actor.personId, articleId, request.body), RELEASING)
      return shown(deps, actor, articleId)
    },
  )
  app.post(
    '/api/articles/:articleId/going-back',
    {
      config: release,
      schema: {
        tags,
        summary: 'Let the words of an earlier version answer again, at once',
        params,
        body: goBackBody,
        response: { 200: articleView },
      },
    },
    async (request) => {
      const [actor, { articleId }] = [actorOf(request), request.params]
      answer(await goBack(platform, actor.personId, articleId, request.body), RELEASING)
      return shown(deps, actor, articleId)
    },
  )
  app.delete(
    '/api/articles/:articleId',
    {
      config: release,
      schema: { tags, summary: 'Withdraw it from every channel at once', params, response: { 200: articleView } },
    },
    async (request) => {
      const [actor, { articleId }] = [actorOf(request), request.params]
      answer(await withdraw(platform, actor.personId, articleId), RELEASING)
      return shown(deps, actor, articleId)
    },
  )
  app.post(
    '/api/articles/starter-pack',
    {
      config: { access: { permission: 'knowledge.import-articles' } },
      schema: { tags, summary: 'Bring in the starter pack as drafts', response: { 200: importReply } },
    },
    async (request) => {
      const by = actorOf(request).personId
      return platform.db.transaction((tx) => importPack(platform, tx, starterPack(), { by }))
    },
  )
}

async function shown({ platform, identity }: Pick<ArticleDeps, 'platform' | 'identity'>, actor: Actor, id: string) {
  const found = await viewArticle(identity, platform.db, actor, id, platform.clock.now())
  if (!found) throw new Problem(404, 'article-not-found')
  return found
}
