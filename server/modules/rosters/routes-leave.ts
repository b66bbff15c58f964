import { z } from 'zod'
import { askLeave } from '#modules/rosters/leave-ask.ts'
import { type DecideLeaveRefusal, decideAskedLeave } from '#modules/rosters/leave-decide.ts'
import { type PoolRefusal, setPool, viewPool } from '#modules/rosters/leave-pools.ts'
import { listLeave } from '#modules/rosters/leave-views.ts'
import {
  leaveDecisionBody,
  leaveForBody,
  leaveItem,
  leaveQuery,
  poolBody,
  poolDays,
  poolQuery,
  teamLeaveList,
} from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { isUnitWithin } from '#modules/rosters/own-scope.ts'
import { LEAVE } from '#modules/rosters/routes-own.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const DECISION: Statuses<DecideLeaveRefusal> = {
  'leave-not-found': 404,
  'leave-already-decided': 409,
  'own-leave': 403,
  'leave-not-revocable': 409,
  'leave-too-near': 409,
  'leave-words-needed': 422,
}
const POOL: Statuses<PoolRefusal> = { 'unit-not-found': 404, 'span-ends-before-it-begins': 400, 'span-too-long': 400 }
const PERMISSION = 'rosters.leave'
const tags = ['Leave']
const config = { access: { permission: PERMISSION } }

/** Leave as those see it who plan and lead. */
export function leaveRoutes(app: HttpApp, deps: OwnDeps): void {
  app.get(
    '/api/rosters/leave',
    {
      config,
      schema: {
        tags,
        summary: 'Leave that touches some days',
        querystring: leaveQuery,
        response: { 200: teamLeaveList },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const reader = { personId: actor.personId, scope: scopeOf(actor, PERMISSION) }
      return { asOf: deps.platform.clock.now(), leave: await listLeave(deps, reader, request.query) }
    },
  )
  app.post(
    '/api/rosters/leave',
    {
      config,
      schema: {
        tags,
        summary: 'Ask for somebody who told it by phone or in person; answered by the same rules',
        body: leaveForBody,
        response: { 200: leaveItem },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { personId, ...body } = request.body
      const by = { personId: actor.personId, scope: scopeOf(actor, PERMISSION) }
      return answer(await askLeave(deps, personId, body, by), LEAVE)
    },
  )
  app.post(
    '/api/rosters/leave/:leaveId/decision',
    {
      config,
      schema: {
        tags,
        summary: 'Grant or refuse what waits, or take back what was granted',
        description: 'Granted leave takes its shifts out of force; revoked, they come back as far as the rules allow.',
        params: z.object({ leaveId: z.uuid() }),
        body: leaveDecisionBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const by = { personId: actor.personId, scope: scopeOf(actor, PERMISSION) }
      return answer(await decideAskedLeave(deps, by, request.params.leaveId, request.body), DECISION)
    },
  )
  app.get(
    '/api/rosters/leave-pool',
    {
      config,
      schema: {
        tags,
        summary: 'How many of a unit may be away, and are, day by day',
        querystring: poolQuery,
        response: { 200: poolDays },
      },
    },
    async (request) => {
      const { unitId, from, days } = request.query
      const isSeen = isUnitWithin(scopeOf(actorOf(request), PERMISSION), unitId)
      const view = isSeen ? await viewPool(deps, unitId, from, days) : undefined
      if (!view) throw new Problem(404, 'unit-not-found')
      return view
    },
  )
  app.put(
    '/api/rosters/leave-pool',
    {
      config,
      schema: {
        tags,
        summary: 'Say for a range of dates how many of a unit may be away',
        body: poolBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      if (!isUnitWithin(scopeOf(actor, PERMISSION), request.body.unitId)) throw new Problem(404, 'unit-not-found')
      return answer(await setPool(deps, actor.personId, request.body), POOL)
    },
  )
}
