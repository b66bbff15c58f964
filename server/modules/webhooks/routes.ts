import { z } from 'zod'
import {
  deliveryDetail,
  deliveryList,
  deliverySearch,
  endpointBody,
  endpointChange,
  endpointList,
  endpointSecret,
  replayBody,
  replayReply,
  testReply,
} from '#modules/webhooks/contract.ts'
import { type DeliveryRefusal, listDeliveries, viewDelivery } from '#modules/webhooks/deliveries.ts'
import {
  addEndpoint,
  changeEndpoint,
  type EndpointRefusal,
  listEndpoints,
  removeEndpoint,
} from '#modules/webhooks/endpoints.ts'
import { type ReplayRefusal, replayDead, replayDelivery, replaySpan } from '#modules/webhooks/replay.ts'
import { rotateSecret } from '#modules/webhooks/secrets.ts'
import { testEndpoint } from '#modules/webhooks/test-endpoint.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const STATUSES: Statuses<EndpointRefusal | DeliveryRefusal | ReplayRefusal> = {
  'endpoint-not-found': 404,
  'delivery-not-found': 404,
  'already-waiting': 409,
  'span-too-long': 400,
  'span-ends-before-it-begins': 400,
}
const params = z.object({ endpointId: z.uuid() })
const deliveryParams = z.object({ endpointId: z.uuid(), deliveryId: z.uuid() })
const tags = ['Webhooks']
const config = { access: { permission: 'webhooks.administer' } }

export function webhookRoutes(app: HttpApp, platform: Platform): void {
  app.get(
    '/api/webhooks',
    { config, schema: { tags, summary: 'Endpoints that facts are sent to', response: { 200: endpointList } } },
    async () => ({
      endpoints: await listEndpoints(platform.db),
    }),
  )
  app.post(
    '/api/webhooks',
    {
      config,
      schema: {
        tags,
        summary: 'Add an endpoint; its secret is shown once',
        body: endpointBody,
        response: { 200: endpointSecret },
      },
    },
    (request) => addEndpoint(platform, actorOf(request), request.body),
  )
  app.put(
    '/api/webhooks/:endpointId',
    {
      config,
      schema: {
        tags,
        summary: 'Change, stop or start an endpoint',
        params,
        body: endpointChange,
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await changeEndpoint(platform, actorOf(request), request.params.endpointId, request.body), STATUSES),
  )
  app.delete(
    '/api/webhooks/:endpointId',
    {
      config,
      schema: { tags, summary: 'Remove an endpoint with its deliveries', params, response: { 200: z.null() } },
    },
    async (request) => answer(await removeEndpoint(platform, actorOf(request), request.params.endpointId), STATUSES),
  )
  app.post(
    '/api/webhooks/:endpointId/secret',
    {
      config,
      schema: {
        tags,
        summary: 'A new secret, shown once; the one before signs beside it for 24 hours',
        params,
        response: { 200: endpointSecret },
      },
    },
    async (request) => answer(await rotateSecret(platform, actorOf(request), request.params.endpointId), STATUSES),
  )
  app.get(
    '/api/webhooks/:endpointId/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'Deliveries, newest first; state=dead is the dead-letter list',
        params,
        querystring: deliverySearch,
        response: { 200: deliveryList },
      },
    },
    async (request) => answer(await listDeliveries(platform.db, request.params.endpointId, request.query), STATUSES),
  )
  app.get(
    '/api/webhooks/:endpointId/deliveries/:deliveryId',
    {
      config,
      schema: {
        tags,
        summary: 'One delivery with its body and every try',
        params: deliveryParams,
        response: { 200: deliveryDetail },
      },
    },
    async (request) =>
      answer(await viewDelivery(platform.db, request.params.endpointId, request.params.deliveryId), STATUSES),
  )
  app.post(
    '/api/webhooks/:endpointId/tests',
    {
      config,
      schema: {
        tags,
        summary: 'Send a test message now, and tell what the receiver answered',
        description: 'Signed as everything is, of type `webhooks.test`; never tried again. Takes up to 10 seconds.',
        params,
        response: { 200: testReply },
      },
    },
    async (request) => answer(await testEndpoint(platform, actorOf(request), request.params.endpointId), STATUSES),
  )
  app.post(
    '/api/webhooks/:endpointId/dead-letters/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Send again everything that was given up, at most 10,000 at once',
        params,
        response: { 200: replayReply },
      },
    },
    async (request) => answer(await replayDead(platform, actorOf(request), request.params.endpointId), STATUSES),
  )
  app.post(
    '/api/webhooks/:endpointId/deliveries/:deliveryId/replay',
    { config, schema: { tags, summary: 'Send one again', params: deliveryParams, response: { 200: z.null() } } },
    async (request) =>
      answer(
        await replayDelivery(platform, actorOf(request), request.params.endpointId, request.params.deliveryId),
        STATUSES,
      ),
  )
  app.post(
    '/api/webhooks/:endpointId/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Send a span of the log again',
        params,
        body: replayBody,
        response: { 200: replayReply },
      },
    },
    async (request) =>
      answer(await replaySpan(platform, actorOf(request), request.params.endpointId, request.body), STATUSES),
  )
}
