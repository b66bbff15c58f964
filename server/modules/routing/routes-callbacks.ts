import { z } from 'zod'
import * as shapes from '#modules/routing/callback-contract.ts'
import { accepted } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import {
  type FinishRefusal,
  finishCallback,
  type RescheduleRefusal,
  rescheduleCallback,
} from '#modules/routing/finish-callback.ts'
import { revealPhone } from '#modules/routing/reveal-phone.ts'
import { type TakeRefusal, takeCallback } from '#modules/routing/take-callback.ts'
import { viewCallback, viewCallbacks } from '#modules/routing/view-callbacks.ts'
import { type Actor, may, scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const TAKE: Statuses<TakeRefusal> = {
  'callback-not-found': 404,
  'callback-taken': 409,
  'callback-done': 409,
  'at-capacity': 409,
  'agent-not-found': 404,
}
const FINISH: Statuses<FinishRefusal> = {
  'callback-not-found': 404,
  'callback-done': 409,
  'not-in-your-hands': 409,
  'outcome-not-fitting': 409,
}
const RESCHEDULE: Statuses<RescheduleRefusal> = {
  'callback-not-found': 404,
  'callback-done': 409,
  'in-other-hands': 409,
  'not-in-future': 409,
  'outside-hours': 409,
}
const tags = ['Routing: callbacks and messages']
const access = { permission: 'routing.callbacks' }
const params = z.object({ callbackId: z.uuid() })
const one = { 200: shapes.callbackRow }

/** Customers who would rather be called back or answered later: the list, and what agents do with it. */
export function callbackRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  const whoOf = (actor: Actor) => ({ scope: scopeOf(actor, 'routing.callbacks'), personId: actor.personId })
  /** What one may not see does not exist; also asked before anything is done with it. */
  const seen = async (actor: Actor, callbackId: string) => {
    const callback = await viewCallback(deps, db, whoOf(actor), callbackId)
    if (!callback) throw new Problem(404, 'callback-not-found')
    return callback
  }
  app.get(
    '/api/routing/callbacks',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Callbacks and messages, most urgent first',
        querystring: shapes.callbackQuery,
        response: { 200: shapes.callbacks },
      },
    },
    (request) => {
      const { mine, cursor, ...search } = request.query
      return viewCallbacks(deps, db, whoOf(actorOf(request)), { ...search, cursor, mine: mine === 'true' })
    },
  )
  app.post(
    '/api/routing/callbacks/:callbackId/taking',
    {
      config: { access },
      schema: { tags, summary: 'Take one; a contact begins', params, response: { 200: accepted } },
    },
    async (request) => {
      const actor = actorOf(request)
      await seen(actor, request.params.callbackId)
      return answer(await takeCallback(deps, actor.personId, request.params.callbackId), TAKE)
    },
  )
  app.post(
    '/api/routing/callbacks/:callbackId/outcome',
    {
      config: { access },
      schema: { tags, summary: 'What became of it', params, body: shapes.finishCallback, response: one },
    },
    async (request) => {
      const actor = actorOf(request)
      const { callbackId } = request.params
      await seen(actor, callbackId)
      const { outcome, note } = request.body
      answer(await finishCallback(deps, actor.personId, callbackId, { outcome, note: note ?? null }), FINISH)
      return seen(actor, callbackId)
    },
  )
  app.post(
    '/api/routing/callbacks/:callbackId/schedule',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Put it off to another time within opening hours',
        params,
        body: shapes.rescheduleCallback,
        response: one,
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { callbackId } = request.params
      await seen(actor, callbackId)
      const by = { agentId: actor.personId, mayForOthers: may(actor, 'routing.supervise') }
      answer(await rescheduleCallback(deps, by, callbackId, request.body), RESCHEDULE)
      return seen(actor, callbackId)
    },
  )
  app.post(
    '/api/routing/callbacks/:callbackId/reveals',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Show the number to call, for a purpose that is logged',
        params,
        body: shapes.revealBody,
        response: { 200: shapes.revealedPhone },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      await seen(actor, request.params.callbackId)
      const revealed = await revealPhone(deps, actor.personId, request.params.callbackId, request.body.purpose)
      return answer(revealed, { 'not-in-your-hands': 409, 'nothing-to-reveal': 409 })
    },
  )
}
