import multipart from '@fastify/multipart'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { complaintParams, withdrawalBody } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { keepEvidenceFile, openEvidenceFile, withdrawEvidenceFile } from '#modules/complaints/evidence-files.ts'
import { CHANGES } from '#modules/complaints/routes.ts'
import type { DocumentRefusal } from '#platform/files/document.ts'
import { fileHeaders } from '#platform/files/file-headers.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { takeFile } from '#platform/http/take-file.ts'

const tags = ['Complaints']
const handle = { permission: 'complaints.handle' }
const ofFile = complaintParams.extend({ fileId: z.uuid() })
const DOCUMENTS: Statuses<DocumentRefusal> = {
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-not-allowed': 415,
  'image-too-large': 413,
}

/** Papers of a complaint: taken in and marked by whoever handles it, handed out to those within reach. */
export function evidenceRoutes(app: HttpApp, deps: ComplaintDeps): void {
  app.get(
    '/api/complaints/:complaintId/files/:fileId',
    {
      config: { access: { permission: 'complaints.read' } },
      schema: { tags, summary: 'A paper of a complaint within reach', params: ofFile, produces: ['*/*'] },
    },
    async (request, reply) => {
      const { complaintId, fileId } = request.params
      const found = await openEvidenceFile(deps, actorOf(request), complaintId, fileId)
      if (!found) throw new Problem(404, 'file-not-found')
      return reply.headers(fileHeaders(found)).send(found.bytes)
    },
  )
  app.put(
    '/api/complaints/:complaintId/files/:fileId/withdrawal',
    {
      config: { access: handle },
      schema: {
        tags,
        summary: 'Mark a paper that does not belong here; it stays, with the reason',
        params: ofFile,
        body: withdrawalBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { complaintId, fileId } = request.params
      return answer(await withdrawEvidenceFile(deps, actorOf(request), complaintId, fileId, request.body.why), CHANGES)
    },
  )
  void app.register(async (plain) => {
    await plain.register(multipart, {
      limits: { files: 1, fields: 0, fileSize: deps.platform.config.FILE_MOST_BYTES + 1, headerPairs: 20 },
      throwFileSizeLimit: false,
    })
    plain.withTypeProvider<ZodTypeProvider>().post(
      '/api/complaints/:complaintId/files',
      {
        config: { access: handle, rawBody: true },
        schema: {
          tags,
          summary: 'Add one paper (multipart/form-data), as the answer to what was asked for or of itself',
          consumes: ['multipart/form-data'],
          params: complaintParams,
          querystring: z.strictObject({ evidenceId: z.uuid().optional() }),
          response: { 200: z.object({ fileId: z.uuid() }) },
        },
      },
      async (request) => {
        const evidenceId = request.query.evidenceId ?? null
        const kept = await takeFile(request, (upload) =>
          keepEvidenceFile(deps, actorOf(request), request.params.complaintId, { ...upload, evidenceId }),
        )
        return answer(kept, { ...CHANGES, ...DOCUMENTS })
      },
    )
  })
}
