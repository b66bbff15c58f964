import { z } from 'zod'
import {
  customerSegments,
  draftBody,
  draftReview,
  draftStep,
  memberPage,
  membersQuery,
  type SegmentView,
  segmentBody,
  segmentList,
  segmentView,
} from '#modules/segments/contract.ts'
import type { SegmentDeps } from '#modules/segments/deps.ts'
import { askPreview } from '#modules/segments/preview.ts'
import { listMembers, listSegments, segmentsOfCustomer, viewSegment } from '#modules/segments/views.ts'
import { createSegment, reviewDraft, submitDraft, type WriteRefusal, writeDraft } from '#modules/segments/write.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const WRITE: Statuses<WriteRefusal> = {
  'segment-not-found': 404,
  'rule-faulty': 422,
  'field-not-for-marketing': 422,
  'no-draft': 404,
  'not-a-draft': 409,
  'edited-meanwhile': 409,
  'not-previewed': 409,
  'nothing-to-review': 409,
  'own-text': 403,
  'reason-missing': 422,
}
const params = z.object({ segmentId: z.uuid() })
const customerParams = z.object({ customerId: z.uuid() })
const tags = ['Segments']
const may = (permission: string) => ({ access: { permission } })
const response = { 200: segmentView }

/** Segments written by one, let in by another; who stands in them, and why. */
export function segmentRoutes(app: HttpApp, deps: SegmentDeps): void {
  const { platform, customers } = deps
  const view = async (segmentId: string): Promise<SegmentView> => {
    const segment = await viewSegment(deps, segmentId)
    if (!segment) throw new Problem(404, 'segment-not-found')
    return segment
  }
  app.get(
    '/api/segments',
    {
      config: may('segments.read'),
      schema: { tags, summary: 'Every segment, with how many stand in it', response: { 200: segmentList } },
    },
    () => listSegments(deps),
  )
  app.get(
    '/api/segments/:segmentId',
    { config: may('segments.read'), schema: { tags, summary: 'A segment with its versions', params, response } },
    (request) => view(request.params.segmentId),
  )
  app.get(
    '/api/segments/:segmentId/members',
    {
      config: may('segments.read'),
      schema: {
        tags,
        summary: 'Who stands in it, of the customers within reach, and why',
        params,
        querystring: membersQuery,
        response: { 200: memberPage },
      },
    },
    async (request) => {
      const { segmentId } = await view(request.params.segmentId)
      const { after, limit } = request.query
      return listMembers(deps, scopeOf(actorOf(request), 'customers.read'), segmentId, after ?? null, limit)
    },
  )
  app.post(
    '/api/segments',
    { config: may('segments.write'), schema: { tags, summary: 'Begin a segment', body: segmentBody, response } },
    async (request) => view(answer(await createSegment(deps, actorOf(request).personId, request.body), WRITE)),
  )
  app.put(
    '/api/segments/:segmentId/draft',
    {
      config: may('segments.write'),
      schema: { tags, summary: 'Write the open draft, or begin the next version', params, body: draftBody, response },
    },
    async (request) => {
      const { segmentId } = request.params
      return view(answer(await writeDraft(deps, actorOf(request).personId, segmentId, request.body), WRITE))
    },
  )
  app.post(
    '/api/segments/:segmentId/draft/preview',
    {
      config: may('segments.write'),
      schema: { tags, summary: 'Try the draft on the customers within reach', params, body: draftStep, response },
    },
    async (request) => {
      const { segmentId } = request.params
      await view(segmentId)
      const scope = scopeOf(actorOf(request), 'customers.read')
      answer(await askPreview(deps, segmentId, request.body.revision, scope), WRITE)
      return view(segmentId)
    },
  )
  app.post(
    '/api/segments/:segmentId/draft/submission',
    {
      config: may('segments.write'),
      schema: { tags, summary: 'Hand the draft in for review', params, body: draftStep, response },
    },
    async (request) => {
      const { segmentId } = request.params
      return view(answer(await submitDraft(deps, actorOf(request).personId, segmentId, request.body.revision), WRITE))
    },
  )
  app.post(
    '/api/segments/:segmentId/draft/review',
    {
      config: may('segments.review'),
      schema: { tags, summary: 'A second person lets it in or returns it', params, body: draftReview, response },
    },
    async (request) => {
      const { segmentId } = request.params
      return view(answer(await reviewDraft(deps, actorOf(request).personId, segmentId, request.body), WRITE))
    },
  )
  app.get(
    '/api/customers/:customerId/segments',
    {
      config: may('segments.explain'),
      schema: {
        tags,
        summary: 'Where this customer stands, and why',
        params: customerParams,
        response: { 200: customerSegments },
      },
    },
    async (request) => {
      const { customerId } = request.params
      const scope = scopeOf(actorOf(request), 'segments.explain')
      if (!(await customers.isVisible(platform.db, scope, customerId))) throw new Problem(404, 'customer-not-found')
      return segmentsOfCustomer(deps, customerId)
    },
  )
}
