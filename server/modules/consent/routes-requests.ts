import { z } from 'zod'
import { type AnswerRefusal, answerRequest, checkHoldings } from '#modules/consent/requests/answer.ts'
import { listRequests } from '#modules/consent/requests/list.ts'
import { receiveRequest } from '#modules/consent/requests/receive.ts'
import { takeRequest } from '#modules/consent/requests/take.ts'
import {
  dataRequestCheck,
  dataRequestPage,
  dataRequestQuery,
  requestAnswerBody,
  requestBody,
} from '#modules/consent/requests-contract.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { scopeOf } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const ANSWER: Statuses<AnswerRefusal> = {
  'request-not-found': 404,
  'already-answered': 409,
  'legal-hold': 409,
  'nothing-to-remove': 409,
  'own-request': 403,
}
/** Whoever asks about their data has proved who they are by two facts at least. */
const NEEDED_LEVEL = 2
const customerParams = z.object({ customerId: z.uuid() })
const params = z.object({ requestId: z.uuid() })
const nothing = z.object({ ok: z.literal(true) })
const taken = z.object({ requestId: z.uuid() })
const tags = ['Consent']
const ANSWERS = { access: { permission: 'consent.answer-requests' } }

/** What customers ask about their own data, with its clocks. */
export function requestRoutes(app: HttpApp, deps: ConsentDeps): void {
  const { platform, customers, kinds } = deps
  const { db, clock } = platform
  app.post(
    '/api/customers/:customerId/data-requests',
    {
      config: { access: { permission: 'consent.record' } },
      schema: {
        tags,
        summary: 'Take down what a customer asks about their own data; its clocks run from now',
        params: customerParams,
        body: requestBody,
        response: { 200: taken },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { customerId } = request.params
      if (!(await customers.isVisible(db, scopeOf(actor, 'consent.record'), customerId)))
        throw new Problem(404, 'customer-not-found')
      const tooLow = await customers.needsLevel(db, actor, customerId, NEEDED_LEVEL, clock.now())
      if (tooLow) throw new Problem(403, tooLow.refusal, tooLow.detail)
      return { requestId: await receiveRequest(deps, actor.personId, customerId, request.body) }
    },
  )
  app.get(
    '/api/data-requests',
    {
      config: ANSWERS,
      schema: {
        tags,
        summary: 'Requests of customers about their data, newest first',
        querystring: dataRequestQuery,
        response: { 200: dataRequestPage },
      },
    },
    (request) => listRequests(deps, request.query),
  )
  app.get(
    '/api/data-requests/:requestId/check',
    {
      config: ANSWERS,
      schema: {
        tags,
        summary: 'What there is of this customer and whoever is one person with them, and what may be removed now',
        params,
        response: { 200: dataRequestCheck },
      },
    },
    async (request) => {
      const found = await db.maybe<{ customer_id: string }>(
        sql`select customer_id from consent.data_request where id = ${request.params.requestId}`,
      )
      if (!found) throw new Problem(404, 'request-not-found')
      const asOf = clock.now()
      const { ids } = await customers.samePerson(db, found.customer_id)
      return { asOf, customers: ids.length, holdings: await checkHoldings(db, customers, kinds(), ids, asOf) }
    },
  )
  app.post(
    '/api/data-requests/:requestId/taking',
    {
      config: ANSWERS,
      schema: { tags, summary: 'Owe its answer from now on', params, response: { 200: nothing } },
    },
    async (request) => {
      const taking = await takeRequest(deps, actorOf(request).personId, request.params.requestId)
      answer(taking, { 'request-not-found': 404, 'already-answered': 409 })
      return { ok: true } as const
    },
  )
  app.post(
    '/api/data-requests/:requestId/answer',
    {
      config: ANSWERS,
      schema: {
        tags,
        summary: 'Answer it; a deletion removes what may go and leaves a proof',
        params,
        body: requestAnswerBody,
        response: { 200: nothing },
      },
    },
    async (request) => {
      answer(await answerRequest(deps, actorOf(request).personId, request.params.requestId, request.body), ANSWER)
      return { ok: true } as const
    },
  )
}
