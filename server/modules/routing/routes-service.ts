import { z } from 'zod'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { type AgentRefusal, setMembership } from '#modules/routing/manage-agents.ts'
import * as shapes from '#modules/routing/service-contract.ts'
import { viewQueueAgents } from '#modules/routing/view-queue-agents.ts'
import { viewService } from '#modules/routing/view-service.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const AGENT: Statuses<AgentRefusal> = { 'agent-not-found': 404, 'queue-unknown': 409 }
const tags = ['Routing: who serves what']
const PERMISSION = 'routing.supervise'
const access = { permission: PERMISSION }
const queueParams = z.object({ queueId: z.uuid() })
const agentParams = z.object({ agentId: z.uuid() })
const memberParams = queueParams.extend(agentParams.shape)

/** Who serves which queue and how much at a time, within the reach of the one who asks. */
export function serviceRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/routing/queues/:queueId/agents',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Who can be given work of a queue now, and what keeps the others from it',
        params: queueParams,
        querystring: shapes.queueAgentsQuery,
        response: { 200: shapes.queueAgents },
      },
    },
    async (request) => {
      const scope = scopeOf(actorOf(request), PERMISSION)
      const seen = await viewQueueAgents(deps, db, scope, request.params.queueId, request.query)
      if (!seen) throw new Problem(404, 'queue-not-found')
      return seen
    },
  )
  memberRoutes(app, deps)
  app.get(
    '/api/routing/agents/:agentId/service',
    {
      config: { access },
      schema: {
        tags,
        summary: 'The queues and the capacity of one person, and the default of the house',
        params: agentParams,
        response: { 200: shapes.agentService },
      },
    },
    async (request) => {
      const seen = await viewService(deps, db, scopeOf(actorOf(request), PERMISSION), request.params.agentId)
      if (!seen) throw new Problem(404, 'agent-not-found')
      return seen
    },
  )
}

function memberRoutes(app: HttpApp, deps: RoutingDeps): void {
  app.put(
    '/api/routing/queues/:queueId/agents/:agentId',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Put an agent into a queue',
        params: memberParams,
        body: shapes.putMember,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const by = { personId: actor.personId, scope: scopeOf(actor, PERMISSION) }
      answer(await setMembership(deps, by, { ...request.params, isMember: true }, request.body.reason), AGENT)
      return reply.status(204).send(null)
    },
  )
  app.delete(
    '/api/routing/queues/:queueId/agents/:agentId',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Put an agent out of a queue; what they have in hand stays with them',
        params: memberParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const by = { personId: actor.personId, scope: scopeOf(actor, PERMISSION) }
      answer(await setMembership(deps, by, { ...request.params, isMember: false }, undefined), AGENT)
      return reply.status(204).send(null)
    },
  )
}
