import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { beginVisit, type VisitRefusal } from '#channels/web/begin-visit.ts'
import {
  type ChannelRefusal,
  findChannel,
  listChannels,
  rotateIdentitySecret,
  saveChannel,
  settingsOf,
} from '#channels/web/channels.ts'
import { postMessage } from '#channels/web/commands.ts'
import { contactNow } from '#channels/web/contact-now.ts'
import {
  channelBody,
  channelKey,
  channelList,
  channelView,
  contactNow as contactNowSchema,
  identitySecretReply,
  messagesReply,
  postBody,
  postReply,
  uploadReply,
  visitReply,
  visitRequest,
  widgetSettings,
} from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import { type Visitor, visitorOfToken } from '#channels/web/visits.ts'
import type { FileRefusal } from '#modules/conversations/questions.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const VISIT: Statuses<VisitRefusal> = { 'channel-not-found': 404, 'identity-not-valid': 401, 'origin-not-allowed': 403 }
const CHANNEL: Statuses<ChannelRefusal> = { 'channel-not-found': 404, 'edited-meanwhile': 409 }
const FILES: Statuses<FileRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-not-allowed': 415,
  'image-too-large': 413,
}
const tags = ['Chat']
const visitor = { access: 'visitor' } as const

export function chatRoutes(app: HttpApp, platform: Platform, asks: WebAsks): void {
  const visitorOf = (request: FastifyRequest) => requireVisitor(platform, request)
  app.get(
    '/chat/channels/:key',
    {
      config: visitor,
      schema: {
        tags,
        summary: 'What the widget shows before a word is said',
        params: z.object({ key: channelKey }),
        response: { 200: widgetSettings },
      },
    },
    async (request) => {
      const channel = await findChannel(platform.db, request.params.key)
      if (!channel?.is_active) throw new Problem(404, 'channel-not-found')
      return settingsOf(channel, platform.config.FILE_MOST_BYTES)
    },
  )
  app.post(
    '/chat/visits',
    {
      config: { ...visitor, rateLimit: { max: platform.config.VISITS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: { tags, summary: 'Begin a visit', body: visitRequest, response: { 200: visitReply } },
    },
    async (request) => answer(await beginVisit({ platform, asks }, request.body), VISIT),
  )
  app.get(
    '/chat/contact',
    { config: visitor, schema: { tags, summary: 'Where the customer stands', response: { 200: contactNowSchema } } },
    async (request) => {
      const { conversationId } = await visitorOf(request)
      return contactNow(platform, asks, platform.db, conversationId)
    },
  )
  app.get(
    '/chat/messages',
    {
      config: visitor,
      schema: {
        tags,
        summary: 'Earlier messages, oldest first',
        querystring: z.object({
          before: z.coerce.number().int().min(1),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: messagesReply },
      },
    },
    async (request) => {
      const { conversationId } = await visitorOf(request)
      const page = await asks.conversations.customerThreadBefore(
        platform.db,
        conversationId,
        request.query.before,
        request.query.limit,
      )
      return { messages: [...page.messages], last: page.last, hasEarlier: page.messages.length === request.query.limit }
    },
  )
  app.post(
    '/chat/messages',
    {
      config: visitor,
      schema: { tags, summary: 'Say something (also a socket command)', body: postBody, response: { 200: postReply } },
    },
    async (request) => postMessage(platform, asks, await visitorOf(request), request.body),
  )
  app.register(async (files) => {
    await files.register(multipart, { limits: { fileSize: platform.config.FILE_MOST_BYTES, files: 1, fields: 0 } })
    files.post(
      '/chat/files',
      {
        config: { ...visitor, rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Upload one file (multipart); a message then carries it',
          response: { 200: uploadReply },
        },
      },
      async (request) => {
        const { conversationId, customerId } = await visitorOf(request)
        const part = await request.file()
        if (!part) throw new Problem(400, 'malformed-input', 'Send one file as multipart/form-data.')
        const received = await asks.conversations.receiveFile({
          conversationId,
          by: { kind: 'customer', id: customerId },
          name: part.filename,
          content: part.file,
        })
        return { file: answer(received, FILES) }
      },
    )
  })
  app.get(
    '/chat/files/:fileId',
    {
      config: visitor,
      schema: { tags, summary: 'A file of one’s own conversation', params: z.object({ fileId: z.uuid() }) },
    },
    async (request, reply) => {
      const { conversationId, customerId } = await visitorOf(request)
      const found = await asks.conversations.fileForCustomer(conversationId, customerId, request.params.fileId)
      if (!found) throw new Problem(404, 'file-not-found')
      return reply.headers(found.headers).send(found.content)
    },
  )
  administration(app, platform)
}

function administration(app: HttpApp, platform: Platform): void {
  const config = { access: { permission: 'web.administer' } }
  const params = z.object({ key: channelKey })
  app.get(
    '/api/web-channels',
    { config, schema: { tags, summary: 'Chat entrances', response: { 200: channelList } } },
    async () => ({
      channels: await listChannels(platform.db),
    }),
  )
  app.put(
    '/api/web-channels/:key',
    {
      config,
      schema: {
        tags,
        summary: 'Write a chat entrance whole',
        params,
        body: channelBody,
        response: { 200: channelView },
      },
    },
    async (request) => answer(await saveChannel(platform, actorOf(request), request.params.key, request.body), CHANNEL),
  )
  app.post(
    '/api/web-channels/:key/identity-secret',
    {
      config,
      schema: {
        tags,
        summary: 'A new secret for the bank’s page to vouch with',
        params,
        response: { 200: identitySecretReply },
      },
    },
    async (request) => answer(await rotateIdentitySecret(platform, actorOf(request), request.params.key), CHANNEL),
  )
}

async function requireVisitor(platform: Platform, request: FastifyRequest): Promise<Visitor> {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  const found = scheme === 'Bearer' && token ? await visitorOfToken(platform, token) : undefined
  if (!found) throw new Problem(401, 'visit-ended', 'Begin a new visit.')
  return found
}
