import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { answerPack, listPacks, type PackRefusal, proposePack } from '#modules/complaints/packs.ts'
import { packAnswer, packList, packMade, packProposal } from '#modules/complaints/packs-contract.ts'
import { returnFile } from '#modules/complaints/return-file.ts'
import { type SpanRefusal, statisticsOf } from '#modules/complaints/statistics.ts'
import { returnBody, spanQuery, statistics } from '#modules/complaints/statistics-contract.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const PACKS: Statuses<PackRefusal> = {
  'pack-not-found': 404,
  'pack-faulty': 422,
  'proposal-open': 409,
  'same-person': 409,
  'answered-already': 409,
}
const SPANS: Statuses<SpanRefusal> = { 'span-unreadable': 400 }
const tags = ['Complaints']
const write = { access: { permission: 'complaints.write-packs' } }
const report = { access: { permission: 'complaints.report' } }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Rule packs with four eyes; statistics and the return for the regulator. */
export function ruleRoutes(app: HttpApp, deps: ComplaintDeps): void {
  app.get(
    '/api/complaint-packs',
    {
      config: { access: { permission: 'complaints.read-packs' } },
      schema: { tags, summary: 'Rule packs: those of the product and the house’s own', response: { 200: packList } },
    },
    async () => ({ packs: [...(await listPacks(deps))] }),
  )
  app.post(
    '/api/complaint-packs',
    {
      config: write,
      schema: { tags, summary: 'Propose the next version of a pack', body: packProposal, response: { 200: packMade } },
    },
    async (request) => answer(await proposePack(deps, actorOf(request).personId, request.body), PACKS),
  )
  app.put(
    '/api/complaint-packs/:packId/answer',
    {
      config: write,
      schema: {
        tags,
        summary: 'Let a proposal in, or not; never one’s own',
        params: z.object({ packId: z.uuid() }),
        body: packAnswer,
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await answerPack(deps, actorOf(request).personId, request.params.packId, request.body.approved), PACKS),
  )
  app.get(
    '/api/complaint-statistics',
    {
      config: report,
      schema: {
        tags,
        summary: 'Counts of a span, raw and merged',
        querystring: spanQuery,
        response: { 200: statistics },
      },
    },
    async (request) => answer(await statisticsOf(deps, actorOf(request), request.query), SPANS),
  )
  app.post(
    '/api/complaint-statistics/return-file',
    {
      config: report,
      schema: {
        tags,
        summary: 'The return of a span as CSV or workbook; who took it is on record',
        body: returnBody,
        response: {
          200: {
            description: 'The file',
            content: { 'text/csv': { schema: z.string() }, [XLSX]: { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { content, headers } = answer(await returnFile(deps, actorOf(request), request.body), SPANS)
      return send(reply, headers, content)
    },
  )
}

const send = (reply: FastifyReply, headers: Readonly<Record<string, string>>, content: string | Uint8Array) =>
  reply.headers(headers).send(content)
