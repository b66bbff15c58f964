import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { administrationRoutes } from '#channels/web/administration-routes.ts'
import { assetRoutes } from '#channels/web/assets.ts'
import { beginVisit, type VisitRefusal } from '#channels/web/begin-visit.ts'
import { findChannel, settingsOf } from '#channels/web/channels.ts'
import { contactNow } from '#channels/web/contact-now.ts'
import {
  channelKey,
  contactNow as contactNowSchema,
  emptyReply,
  messagesQuery,
  messagesReply,
  postBody,
  postReply,
  visitReply,
  visitRequest,
  widgetSettings,
} from '#channels/web/contract.ts'
import { endVisit } from '#channels/web/end-visit.ts'
import { fileRoutes } from '#channels/web/file-routes.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { Page } from '#channels/web/origins.ts'
import { postMessage } from '#channels/web/post-message.ts'
import { type Visitor, type VisitorOf, visitorOfToken } from '#channels/web/visits.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import type { HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const VISIT: Statuses<VisitRefusal> = { 'channel-not-found': 404, 'identity-not-valid': 401, 'origin-not-allowed': 403 }
const NEWEST = 2 ** 31 - 1
const tags = ['Chat']
const config = { access: 'visitor' } as const

export function chatRoutes(app: HttpApp, platform: Platform, asks: WebAsks): void {
  const known = new WeakMap<FastifyRequest, Visitor>()
  const visitorOf = async (request: FastifyRequest) => {
    const visitor = known.get(request) ?? (await requireVisitor(platform, request))
    known.set(request, visitor)
    return visitor
  }
  visitRoutes(app, platform, asks, visitorOf)
  threadRoutes(app, platform, asks, visitorOf)
  fileRoutes(app, platform, asks, visitorOf)
  administrationRoutes(app, platform)
  assetRoutes(app)
}

function visitRoutes(app: HttpApp, platform: Platform, asks: WebAsks, visitorOf: VisitorOf): void {
  app.get(
    '/chat/channels/:key',
    {
      config,
      schema: {
        tags,
        summary: 'What the widget shows before a word is said',
        security: [],
        params: z.object({ key: channelKey }),
        response: { 200: widgetSettings },
      },
    },
    async (request) => {
      const channel = await findChannel(platform.db, request.params.key)
      if (!channel?.is_active) throw new Problem(404, 'channel-not-found', 'Check the data-channel of the script tag.')
      return settingsOf(platform, channel, await asks.conversations.firstResponseSeconds(platform.db))
    },
  )
  app.post(
    '/chat/visits',
    {
      config: { ...config, rateLimit: { max: platform.config.VISITS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: { tags, summary: 'Begin a visit', security: [], body: visitRequest, response: { 200: visitReply } },
    },
    async (request) => answer(await beginVisit({ platform, asks }, request.body, pageOf(request)), VISIT),
  )
  app.post(
    '/chat/visits/end',
    {
      config,
      schema: { tags, summary: 'End one’s own visit: its token stops counting', response: { 200: emptyReply } },
    },
    async (request) => {
      await endVisit(platform, asks, await visitorOf(request))
      return {}
    },
  )
}

function threadRoutes(app: HttpApp, platform: Platform, asks: WebAsks, visitorOf: VisitorOf): void {
  /** Before the body is even read: strangers have no business with what a good one looks like. */
  const onRequest = async (request: FastifyRequest) => void (await visitorOf(request))
  app.get(
    '/chat/contact',
    { config, schema: { tags, summary: 'Where the customer stands', response: { 200: contactNowSchema } } },
    async (request) => contactNow(platform, asks, platform.db, (await visitorOf(request)).conversationId),
  )
  app.get(
    '/chat/messages',
    {
      config,
      onRequest,
      schema: {
        tags,
        summary: 'The newest messages, or those before one; oldest first',
        querystring: messagesQuery,
        response: { 200: messagesReply },
      },
    },
    async (request) => {
      const { conversationId } = await visitorOf(request)
      const { before = NEWEST, limit } = request.query
      const page = await asks.conversations.customerThreadBefore(platform.db, conversationId, before, limit + 1)
      const hasEarlier = page.messages.length > limit
      return { messages: page.messages.slice(hasEarlier ? 1 : 0), last: page.last, hasEarlier }
    },
  )
  app.post(
    '/chat/messages',
    {
      config,
      onRequest,
      schema: { tags, summary: 'Say something (also a socket command)', body: postBody, response: { 200: postReply } },
    },
    async (request) => postMessage(platform, asks, await visitorOf(request), request.body),
  )
}

const pageOf = ({ headers }: FastifyRequest): Page => ({ origin: headers.origin, host: headers.host })

async function requireVisitor(platform: Platform, request: FastifyRequest): Promise<Visitor> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  const found = scheme === 'Bearer' && token ? await visitorOfToken(platform, token, pageOf(request)) : undefined
  if (!found) throw new Problem(401, 'visit-ended', 'Begin a new visit.')
  return found
}
