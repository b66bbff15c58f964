import multipart from '@fastify/multipart'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { keepCaseFile, openCaseFile } from '#modules/cases/files.ts'
import { CASE_FILES } from '#modules/cases/statuses.ts'
import { fileHeaders } from '#platform/files/file-headers.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { takeFile } from '#platform/http/take-file.ts'

const tags = ['Cases']

/** Evidence: taken in from those who work on the case, handed out to those who may see it. */
export function caseFileRoutes(app: HttpApp, deps: CaseDeps): void {
  app.get(
    '/api/cases/:caseId/files/:fileId',
    {
      config: { access: { permission: 'cases.read' } },
      schema: {
        tags,
        summary: 'A file of a case one may see',
        params: z.object({ caseId: z.uuid(), fileId: z.uuid() }),
        produces: ['*/*'],
      },
    },
    async (request, reply) => {
      const { caseId, fileId } = request.params
      const found = await openCaseFile(deps, actorOf(request), caseId, fileId)
      if (!found) throw new Problem(404, 'file-not-found')
      return reply.headers(fileHeaders(found)).send(found.bytes)
    },
  )
  void app.register(async (plain) => {
    await plain.register(multipart, {
      limits: { files: 1, fields: 0, fileSize: deps.platform.config.FILE_MOST_BYTES + 1, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    plain.withTypeProvider<ZodTypeProvider>().post(
      '/api/cases/:caseId/files',
      {
        config: { access: { permission: 'cases.work' }, rawBody: true },
        schema: {
          tags,
          summary: 'Add one file (multipart/form-data) as evidence',
          consumes: ['multipart/form-data'],
          params: z.object({ caseId: z.uuid() }),
          response: { 200: z.object({ fileId: z.uuid() }) },
        },
      },
      async (request) => {
        const kept = await takeFile(request, (upload) =>
          keepCaseFile(deps, actorOf(request), request.params.caseId, upload),
        )
        return answer(kept, CASE_FILES)
      },
    )
  })
}
