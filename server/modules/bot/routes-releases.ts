import { z } from 'zod'
import { changesOfDraft, changesOfRelease } from '#modules/bot/changes.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { listNames } from '#modules/bot/drafts.ts'
import {
  letOutReply,
  nameList,
  releaseBody,
  releaseChanges,
  releaseList,
  releaseMade,
  replayBody,
  replayReply,
  tryBody,
  tryReply,
} from '#modules/bot/editor-contract.ts'
import { botFiguresOf } from '#modules/bot/figures.ts'
import {
  botFigures,
  figuresQuery,
  reviewBody,
  reviewParams,
  reviewReply,
  sampleQuery,
  sampleReply,
} from '#modules/bot/figures-contract.ts'
import { type LetOutRefusal, letOut } from '#modules/bot/let-out.ts'
import { listReleases, makeRelease } from '#modules/bot/releases.ts'
import { replay } from '#modules/bot/replay.ts'
import { reviewAnswer, reviewSample } from '#modules/bot/reviews.ts'
import { type TryRefusal, tryOut } from '#modules/bot/try-out.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const LET_OUT: Statuses<LetOutRefusal> = {
  'release-not-found': 404,
  'release-not-ready': 409,
  'own-release': 403,
  'already-out': 409,
}
const TRY: Statuses<TryRefusal> = { 'release-not-found': 404, 'state-not-valid': 400 }
const tags = ['Bot releases']
const permission = (name: string) => ({ access: { permission: name } })

/** Releases with their gate, try-out, replay, and how the bot did. */
export function releaseRoutes(app: HttpApp, deps: BotDeps): void {
  const { platform } = deps
  app.get(
    '/api/bot/releases',
    {
      config: permission('bot.read'),
      schema: { tags, summary: 'Releases, newest first', response: { 200: releaseList } },
    },
    async () => ({ releases: await listReleases(deps) }),
  )
  app.post(
    '/api/bot/releases',
    {
      config: permission('bot.write'),
      schema: {
        tags,
        summary: 'Make a release of the working copy',
        body: releaseBody,
        response: { 200: releaseMade },
      },
    },
    async (request) =>
      answer(await makeRelease(platform, actorOf(request).personId, request.body.note), { 'draft-not-whole': 422 }),
  )
  app.get(
    '/api/bot/names',
    {
      config: permission('bot.read'),
      schema: { tags, summary: 'What intents and flows are called', response: { 200: nameList } },
    },
    async () => ({ names: await listNames(platform.db) }),
  )
  app.get(
    '/api/bot/changes',
    {
      config: permission('bot.read'),
      schema: {
        tags,
        summary: 'What the working copy has that the release that is out has not',
        response: { 200: releaseChanges },
      },
    },
    async () => changesOfDraft(platform.db),
  )
  app.get(
    '/api/bot/releases/:releaseId/changes',
    {
      config: permission('bot.read'),
      schema: {
        tags,
        summary: 'What a release has that the one before it had not',
        params: z.object({ releaseId: z.uuid() }),
        response: { 200: releaseChanges },
      },
    },
    async (request) =>
      answer(await changesOfRelease(platform.db, request.params.releaseId), { 'release-not-found': 404 }),
  )
  app.post(
    '/api/bot/releases/:releaseId/let-out',
    {
      config: permission('bot.release'),
      schema: {
        tags,
        summary: 'Let a release out that somebody else made, or put a former one back',
        params: z.object({ releaseId: z.uuid() }),
        response: { 200: letOutReply },
      },
    },
    async (request) => answer(await letOut(platform, actorOf(request).personId, request.params.releaseId), LET_OUT),
  )
  app.post(
    '/api/bot/try',
    {
      config: permission('bot.write'),
      schema: { tags, summary: 'What the bot would answer, and why', body: tryBody, response: { 200: tryReply } },
    },
    async (request) => answer(await tryOut(deps, request.body), TRY),
  )
  app.post(
    '/api/bot/replays',
    {
      config: permission('bot.write'),
      schema: {
        tags,
        summary: 'What would change for past sessions',
        body: replayBody,
        response: { 200: replayReply },
      },
    },
    async (request) => {
      const readsAll = scopeOf(actorOf(request), 'conversations.read').kind === 'all'
      return answer(await replay(deps, request.body, readsAll), { 'release-not-found': 404 })
    },
  )
  app.get(
    '/api/bot/figures',
    {
      config: permission('bot.read'),
      schema: { tags, summary: 'How the bot did', querystring: figuresQuery, response: { 200: botFigures } },
    },
    async ({ query }) => botFiguresOf(platform.db, { ...query, now: platform.clock.now() }),
  )
  app.get(
    '/api/bot/review-sample',
    {
      config: permission('bot.review'),
      schema: { tags, summary: 'Answers to be looked at', querystring: sampleQuery, response: { 200: sampleReply } },
    },
    async ({ query }) => ({ answers: await reviewSample(deps, query.limit) }),
  )
  app.put(
    '/api/bot/reviews/:sessionId/:seq',
    {
      config: permission('bot.review'),
      schema: {
        tags,
        summary: 'Say whether an answer was right',
        params: reviewParams,
        body: reviewBody,
        response: { 200: reviewReply },
      },
    },
    async (request) =>
      answer(await reviewAnswer(deps, actorOf(request).personId, request.params, request.body), {
        'answer-not-found': 404,
      }),
  )
}
