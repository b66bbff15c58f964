import multipart from '@fastify/multipart'
import { z } from 'zod'
import { uploadReply } from '#channels/web/contract.ts'
import type { WebAsks } from '#channels/web/module.ts'
import type { VisitorOf } from '#channels/web/visits.ts'
import type { FileRefusal } from '#modules/conversations/questions.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import type { HttpApp } from '#platform/http/server.ts'
import { takeFile } from '#platform/http/take-file.ts'
import type { Platform } from '#platform/module.ts'

const FILES: Statuses<FileRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-not-allowed': 415,
  'image-too-large': 413,
}
const tags = ['Chat']
const config = { access: 'visitor' } as const

/** Files of one's own conversation: up before a message carries them, down for whoever the line is for. */
export function fileRoutes(app: HttpApp, platform: Platform, asks: WebAsks, visitorOf: VisitorOf): void {
  app.register(async (files) => {
    // One byte more than is allowed: what arrives cut off is then seen to be too large, and not kept as if whole.
    const fileSize = platform.config.FILE_MOST_BYTES + 1
    await files.register(multipart, { limits: { fileSize, files: 1, fields: 0 } })
    files.post(
      '/chat/files',
      {
        config: { ...config, rawBody: true, rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Upload one file (multipart); a message then carries it',
          consumes: ['multipart/form-data'],
          response: { 200: uploadReply },
        },
      },
      async (request) => {
        const { conversationId, customerId } = await visitorOf(request)
        const by = { kind: 'customer', id: customerId } as const
        const received = await takeFile(request, (upload) =>
          asks.conversations.receiveFile({ conversationId, by, ...upload }),
        )
        return { file: answer(received, FILES) }
      },
    )
  })
  app.get(
    '/chat/files/:fileId',
    {
      config,
      schema: {
        tags,
        summary: 'A file of one’s own conversation',
        params: z.object({ fileId: z.uuid() }),
        produces: ['*/*'],
      },
    },
    async (request, reply) => {
      const { conversationId, customerId } = await visitorOf(request)
      const found = await asks.conversations.fileForCustomer(conversationId, customerId, request.params.fileId)
      if (!found) throw new Problem(404, 'file-not-found')
      return reply.headers(found.headers).send(found.content)
    },
  )
}
