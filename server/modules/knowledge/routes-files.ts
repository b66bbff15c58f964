import multipart from '@fastify/multipart'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { articleFile } from '#modules/knowledge/article-contract.ts'
import type { ArticleDeps } from '#modules/knowledge/articles-deps.ts'
import { type FileRefusal, keepFile } from '#modules/knowledge/files/keep-file.ts'
import { openArticleFile } from '#modules/knowledge/files/open-file.ts'
import { fileHeaders } from '#platform/files/file-headers.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { takeFile } from '#platform/http/take-file.ts'

const FILES: Statuses<FileRefusal> = {
  'article-not-found': 404,
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-not-allowed': 415,
  'image-too-large': 413,
  'too-many-files': 409,
}
const tags = ['Articles']

/** What hangs on articles: taken in from those who write, handed out to those who may read. */
export function articleFileRoutes(app: HttpApp, { platform }: ArticleDeps): void {
  app.get(
    '/api/article-files/:fileId',
    {
      config: { access: { permission: 'knowledge.use' } },
      schema: {
        tags,
        summary: 'A file of an article one may read',
        params: z.object({ fileId: z.uuid() }),
        produces: ['*/*'],
      },
    },
    async (request, reply) => {
      const { fileId } = request.params
      const found = await openArticleFile(platform.db, actorOf(request), fileId, platform.clock.now())
      if (!found) throw new Problem(404, 'file-not-found')
      return reply.headers(fileHeaders(found)).send(found.bytes)
    },
  )
  void app.register(async (plain) => {
    await plain.register(multipart, {
      limits: { files: 1, fields: 0, fileSize: platform.config.FILE_MOST_BYTES + 1, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    plain.withTypeProvider<ZodTypeProvider>().post(
      '/api/articles/:articleId/files',
      {
        config: { access: { permission: 'knowledge.write-articles' }, rawBody: true },
        schema: {
          tags,
          summary: 'Upload one file (multipart/form-data); a draft then carries it',
          consumes: ['multipart/form-data'],
          params: z.object({ articleId: z.uuid() }),
          response: { 200: z.object({ file: articleFile }) },
        },
      },
      async (request) => {
        const { personId } = actorOf(request)
        const kept = await takeFile(request, (upload) => keepFile(platform, personId, request.params.articleId, upload))
        return { file: answer(kept, FILES) }
      },
    )
  })
}
