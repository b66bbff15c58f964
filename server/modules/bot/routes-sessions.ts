import { z } from 'zod'
import type { BotDeps } from '#modules/bot/deps.ts'
import { sampleQuery } from '#modules/bot/figures-contract.ts'
import { listSessions, reviewSession, sessionsToReview, viewSession } from '#modules/bot/sessions.ts'
import {
  sessionList,
  sessionReviewBody,
  sessionReviewReply,
  sessionSample,
  sessionsQuery,
  sessionTurns,
} from '#modules/bot/sessions-contract.ts'
import { answer } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Bot figures']
const params = z.object({ sessionId: z.uuid() })
const UNKNOWN = { 'session-not-found': 404 } as const

/** The records behind the figures, and whether their customers needed a person. */
export function sessionRoutes(app: HttpApp, deps: BotDeps): void {
  const { db, clock } = deps.platform
  app.get(
    '/api/bot/sessions',
    {
      config: { access: { permission: 'bot.read' } },
      schema: {
        tags,
        summary: 'Sessions that a figure counts',
        querystring: sessionsQuery,
        response: { 200: sessionList },
      },
    },
    async ({ query }) => {
      const asOf = clock.now()
      return { asOf, sessions: await listSessions(db, query, asOf) }
    },
  )
  app.get(
    '/api/bot/sessions/:sessionId',
    {
      config: { access: { permission: 'bot.read' } },
      schema: {
        tags,
        summary: 'One session, turn by turn; what was said is seen by whoever may open the conversation',
        params,
        response: { 200: sessionTurns },
      },
    },
    async (request) => answer(await viewSession(deps, actorOf(request), request.params.sessionId), UNKNOWN),
  )
  app.get(
    '/api/bot/session-sample',
    {
      config: { access: { permission: 'bot.review' } },
      schema: { tags, summary: 'Talks to be read', querystring: sampleQuery, response: { 200: sessionSample } },
    },
    async ({ query }) => ({ asOf: clock.now(), sessions: await sessionsToReview(db, query.limit) }),
  )
  app.put(
    '/api/bot/session-reviews/:sessionId',
    {
      config: { access: { permission: 'bot.review' } },
      schema: {
        tags,
        summary: 'Say whether the customer needed a person',
        params,
        body: sessionReviewBody,
        response: { 200: sessionReviewReply },
      },
    },
    async (request) =>
      answer(
        await reviewSession(deps, actorOf(request).personId, request.params.sessionId, request.body.neededPerson),
        UNKNOWN,
      ),
  )
}
