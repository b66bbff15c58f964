import { z } from 'zod'
import * as shapes from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { type AgentRefusal, moveAgents, putCapacity, putMemberships } from '#modules/routing/manage-agents.ts'
import { type MoveRefusal, moveContact } from '#modules/routing/move-contact.ts'
import { PRESENCE } from '#modules/routing/routes-desk.ts'
import { seesAgent } from '#modules/routing/scope.ts'
import { setPresence } from '#modules/routing/set-presence.ts'
import { type TakeOverRefusal, takeOver } from '#modules/routing/take-over.ts'
import { viewDesk } from '#modules/routing/view-desk.ts'
import { viewFloor } from '#modules/routing/view-floor.ts'
import { viewQueues } from '#modules/routing/view-queues.ts'
import { viewPlace } from '#modules/routing/view-targets.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const AGENT: Statuses<AgentRefusal> = { 'agent-not-found': 404, 'queue-unknown': 409 }
const MOVE: Statuses<MoveRefusal> = {
  'contact-not-found': 404,
  'not-waiting': 409,
  'queue-not-found': 404,
  'queue-closed': 409,
  'wrong-channel': 409,
}
const TAKE_OVER: Statuses<TakeOverRefusal> = {
  'contact-not-found': 404,
  'contact-ended': 409,
  'own-contact': 409,
  'at-capacity': 409,
  'agent-not-found': 404,
}
const tags = ['Routing: the floor']
const watch = { permission: 'routing.watch' }
const supervise = { permission: 'routing.supervise' }
const agentParams = z.object({ agentId: z.uuid() })
const contactParams = z.object({ contactId: z.uuid() })

/** What a supervisor sees and does, within their reach. */
export function floorRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db, clock } = deps.platform
  app.get(
    '/api/routing/queues/live',
    {
      config: { access: watch },
      schema: { tags, summary: 'Every queue as it stands', response: { 200: shapes.queuesLive } },
    },
    () => viewQueues(deps, db, clock.now()),
  )
  app.get(
    '/api/routing/floor',
    {
      config: { access: watch },
      schema: { tags, summary: 'Who waits and who works', response: { 200: shapes.floor } },
    },
    (request) => viewFloor(deps, db, scopeOf(actorOf(request), 'routing.watch'), clock.now()),
  )
  app.put(
    '/api/routing/agents/:agentId/presence',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'Choose an agent’s presence for them; offline puts their contacts back into the queues at once',
        params: agentParams,
        body: shapes.supervisePresence,
        response: { 200: shapes.desk },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { agentId } = request.params
      if (!(await seesAgent(db, scopeOf(actor, 'routing.supervise'), agentId)))
        throw new Problem(404, 'agent-not-found')
      const { presence, reason } = request.body
      const cause = { kind: 'person', id: actor.personId, purpose: reason } as const
      answer(await setPresence(deps, { agentId, presence, cause, reason: 'by-supervisor' }), PRESENCE)
      return viewDesk(deps, db, agentId)
    },
  )
  agentRoutes(app, deps)
  app.post(
    '/api/routing/contacts/:contactId/take-over',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'Make a contact my own',
        params: contactParams,
        body: shapes.takeOverBody,
        response: { 200: z.object({ epoch: z.int() }) },
      },
    },
    async (request) =>
      answer(await takeOver(deps, actorOf(request), request.params.contactId, request.body.reason), TAKE_OVER),
  )
  app.post(
    '/api/routing/contacts/:contactId/move',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'Put a waiting contact into another queue',
        params: contactParams,
        body: shapes.moveContactBody,
        response: { 200: shapes.contactPlace },
      },
    },
    async (request) => {
      const { contactId } = request.params
      answer(await moveContact(deps, actorOf(request), contactId, request.body), MOVE)
      const place = await viewPlace(deps, db, contactId)
      if (!place) throw new Problem(404, 'contact-not-found')
      return place
    },
  )
}

const managerOf = (actor: Actor) => ({ personId: actor.personId, scope: scopeOf(actor, 'routing.supervise') })

function agentRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/routing/agents/:agentId',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'One agent’s queues, capacity, presence and work',
        params: agentParams,
        response: { 200: shapes.desk },
      },
    },
    async (request) => {
      const { agentId } = request.params
      const scope = scopeOf(actorOf(request), 'routing.supervise')
      if (!(await seesAgent(db, scope, agentId))) throw new Problem(404, 'agent-not-found')
      return viewDesk(deps, db, agentId)
    },
  )
  app.put(
    '/api/routing/agents/:agentId/queues',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'The queues an agent serves',
        params: agentParams,
        body: shapes.putMemberships,
        response: { 200: shapes.desk },
      },
    },
    async (request) => {
      const { agentId } = request.params
      const { queueIds, reason } = request.body
      answer(await putMemberships(deps, managerOf(actorOf(request)), agentId, queueIds, reason), AGENT)
      return viewDesk(deps, db, agentId)
    },
  )
  app.put(
    '/api/routing/agents/:agentId/capacity',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'What an agent can hold at once; null for the default of the house',
        params: agentParams,
        body: shapes.putCapacity,
        response: { 200: shapes.desk },
      },
    },
    async (request) => {
      const { agentId } = request.params
      answer(await putCapacity(deps, managerOf(actorOf(request)), agentId, request.body.capacity), AGENT)
      return viewDesk(deps, db, agentId)
    },
  )
  app.post(
    '/api/routing/moves',
    {
      config: { access: supervise },
      schema: {
        tags,
        summary: 'Put agents into a queue, and out of another: all or none',
        body: shapes.moveAgents,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      answer(await moveAgents(deps, managerOf(actorOf(request)), request.body), AGENT)
      return reply.status(204).send(null)
    },
  )
}
