import multipart from '@fastify/multipart'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  conversationPage,
  fileCard,
  markRead as markReadBody,
  messagePage,
  messagePageQuery,
  newMessage,
  posted,
  readMark,
} from '#modules/conversations/contract.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { FileStore } from '#modules/conversations/files/file-store.ts'
import { fileForStaff, sourceOf } from '#modules/conversations/files/open-file.ts'
import { receiveFile } from '#modules/conversations/files/receive-file.ts'
import type { FileRefusal } from '#modules/conversations/questions.ts'
import { markReadAs, postAs, type StaffPosting } from '#modules/conversations/staff-posting.ts'
import { viewConversation } from '#modules/conversations/view-conversation.ts'
import { lastSeq, readPage } from '#modules/conversations/view-thread.ts'
import { conversationVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { takeFile } from '#platform/http/take-file.ts'

const FILES: Statuses<FileRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-not-allowed': 415,
  'image-too-large': 413,
}

const params = z.object({ conversationId: z.uuid() })
const tags = ['Conversations']
const read = { access: { permission: 'conversations.read' } }
const serve = { access: { permission: 'conversations.serve' } }

export function conversationRoutes(app: HttpApp, deps: Deps, posting: StaffPosting, files: FileStore): void {
  const { platform } = deps
  const needVisible = async (actor: Actor, conversationId: string) => {
    if (!(await conversationVisibleTo(platform.db, actor, conversationId))) {
      throw new Problem(404, 'conversation-not-found')
    }
  }

  app.get(
    '/api/conversations/:conversationId',
    {
      config: read,
      schema: {
        tags,
        summary: 'A thread: who is in it, and how far they have read',
        params,
        response: { 200: conversationPage },
      },
    },
    async (request) => {
      const found = await viewConversation(deps, platform.db, actorOf(request), request.params.conversationId)
      if (!found) throw new Problem(404, 'conversation-not-found')
      return found
    },
  )
  app.get(
    '/api/conversations/:conversationId/messages',
    {
      config: read,
      schema: {
        tags,
        summary: 'A page of the thread: the newest, or before or after a number',
        params,
        querystring: messagePageQuery,
        response: { 200: messagePage },
      },
    },
    async (request) => {
      const { conversationId } = request.params
      await needVisible(actorOf(request), conversationId)
      const last = await lastSeq(platform.db, conversationId)
      return readPage(platform.db, conversationId, request.query, { first: 1, last })
    },
  )
  app.post(
    '/api/conversations/:conversationId/messages',
    {
      config: serve,
      schema: {
        tags,
        summary: 'Post a message or an internal note; committed when this answers',
        params,
        body: newMessage,
        response: { 200: posted },
      },
    },
    (request) => postAs(posting, actorOf(request), request.params.conversationId, request.body),
  )
  app.put(
    '/api/conversations/:conversationId/read-mark',
    {
      config: serve,
      schema: {
        tags,
        summary: 'I have read up to here',
        params,
        body: markReadBody.omit({ conversationId: true }),
        response: { 200: readMark },
      },
    },
    (request) => markReadAs(posting, actorOf(request), request.params.conversationId, request.body.seq),
  )
  app.get(
    '/api/files/:fileId',
    {
      config: read,
      schema: { tags, summary: 'An attached file', params: z.object({ fileId: z.uuid() }), produces: ['*/*'] },
    },
    async (request, reply) => {
      const found = await fileForStaff(platform.db, sourceOf(deps, files), actorOf(request), request.params.fileId)
      if (!found) throw new Problem(404, 'file-not-found')
      return reply.headers(found.headers).send(found.content)
    },
  )
  void app.register(async (plain) => {
    await plain.register(multipart, {
      limits: { files: 1, fields: 0, fileSize: platform.config.FILE_MOST_BYTES + 1, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    const uploads = plain.withTypeProvider<ZodTypeProvider>()
    uploads.post(
      '/api/conversations/:conversationId/files',
      {
        config: { ...serve, rawBody: true },
        schema: {
          tags,
          summary: 'Upload one file (multipart/form-data); a message then carries it',
          consumes: ['multipart/form-data'],
          params,
          response: { 200: z.object({ file: fileCard }) },
        },
      },
      async (request) => {
        const { conversationId } = request.params
        const actor = actorOf(request)
        await needVisible(actor, conversationId)
        const by = { kind: 'agent', id: actor.personId } as const
        const received = await takeFile(request, (upload) =>
          receiveFile(platform, files, { conversationId, by, ...upload }),
        )
        return { file: answer(received, FILES) }
      },
    )
  })
}
