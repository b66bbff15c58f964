import { z } from 'zod'
import * as shapes from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { putSettings } from '#modules/routing/manage-agents.ts'
import { changeQueue, createQueue, type QueueRefusal } from '#modules/routing/manage-queues.ts'
import { listTopics, putTopic, removeTopic, type TopicRefusal } from '#modules/routing/manage-topics.ts'
import { loadSettings } from '#modules/routing/settings.ts'
import { findQueue, readQueues, toQueueShape } from '#modules/routing/store-queues.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const QUEUE: Statuses<QueueRefusal> = {
  'queue-not-found': 404,
  'code-taken': 409,
  'queue-unknown': 409,
  'calendar-unknown': 409,
  'overflow-to-itself': 409,
  'relaxations-not-ascending': 409,
  'changed-meanwhile': 409,
  'queue-in-use': 409,
  'skill-unknown': 409,
  'skill-not-offered': 409,
}
const TOPIC: Statuses<TopicRefusal> = {
  'queue-unknown': 409,
  'route-twice': 409,
  'fallback-missing': 409,
  'topic-not-found': 404,
  'topic-needed': 409,
}
const tags = ['Routing: settings']
const access = { permission: 'routing.configure' }
const queueParams = z.object({ queueId: z.uuid() })
const topicParams = z.object({ code: shapes.topicCode })

/** Queues, topics and house-wide rules. */
export function adminRoutes(app: HttpApp, deps: RoutingDeps): void {
  queueRoutes(app, deps)
  topicRoutes(app, deps)
  const { db } = deps.platform
  app.get(
    '/api/routing/settings',
    { config: { access }, schema: { tags, summary: 'House-wide rules', response: { 200: shapes.routingSettings } } },
    () => loadSettings(db),
  )
  app.put(
    '/api/routing/settings',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Change the house-wide rules',
        body: shapes.routingSettings,
        response: { 200: shapes.routingSettings },
      },
    },
    async (request) => {
      const outcome = await putSettings(deps, actorOf(request).personId, request.body)
      answer(outcome, { 'head-starts-out-of-order': 409 })
      return request.body
    },
  )
}

function queueRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/routing/queues',
    {
      config: { access: { permission: 'routing.read-queues' } },
      schema: { tags, summary: 'All queues with their rules', response: { 200: shapes.queueList } },
    },
    async () => ({ queues: (await readQueues(db)).map(toQueueShape) }),
  )
  app.get(
    '/api/routing/queues/:queueId',
    {
      config: { access: { permission: 'routing.read-queues' } },
      schema: { tags, summary: 'One queue with its rules', params: queueParams, response: { 200: shapes.queue } },
    },
    async (request) => {
      const queue = await findQueue(db, request.params.queueId)
      if (!queue) throw new Problem(404, 'queue-not-found')
      return toQueueShape(queue)
    },
  )
  app.post(
    '/api/routing/queues',
    {
      config: { access },
      schema: { tags, summary: 'Add a queue', body: shapes.newQueue, response: { 201: shapes.queue } },
    },
    async (request, reply) => {
      const outcome = await createQueue(deps, actorOf(request).personId, request.body)
      return reply.status(201).send(answer(outcome, QUEUE))
    },
  )
  app.put(
    '/api/routing/queues/:queueId',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Change a queue, or put it out of use',
        params: queueParams,
        body: shapes.putQueue,
        response: { 200: shapes.queue },
      },
    },
    async (request) =>
      answer(await changeQueue(deps, actorOf(request).personId, request.params.queueId, request.body), QUEUE),
  )
}

function topicRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/routing/topics',
    {
      config: { access: { permission: 'routing.read-queues' } },
      schema: { tags, summary: 'Which queue each topic leads to', response: { 200: shapes.topicList } },
    },
    async () => ({ topics: await listTopics(db) }),
  )
  app.put(
    '/api/routing/topics/:code',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Add or replace a topic and its rows',
        params: topicParams,
        body: shapes.topic,
        response: { 200: shapes.topicList },
      },
    },
    async (request) => {
      answer(await putTopic(deps, actorOf(request).personId, request.params.code, request.body), TOPIC)
      return { topics: await listTopics(db) }
    },
  )
  app.delete(
    '/api/routing/topics/:code',
    {
      config: { access },
      schema: { tags, summary: 'Remove a topic', params: topicParams, response: { 200: shapes.topicList } },
    },
    async (request) => {
      answer(await removeTopic(deps, actorOf(request).personId, request.params.code), TOPIC)
      return { topics: await listTopics(db) }
    },
  )
}
