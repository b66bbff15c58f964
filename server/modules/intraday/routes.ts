import { z } from 'zod'
import { type NoteRefusal, noteCause } from '#modules/intraday/cause-notes.ts'
import {
  adherenceDay,
  adherenceList,
  deskDay,
  deskQueueList,
  exception,
  exceptionBody,
  noteBody,
  ownDay,
} from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { approveException, type ExceptionRefusal, withdrawException } from '#modules/intraday/exceptions.ts'
import { readDesk } from '#modules/intraday/read-desk.ts'
import { measureRoutes } from '#modules/intraday/routes-measures.ts'
import { viewAdherence, viewPersonDay } from '#modules/intraday/view-adherence.ts'
import { type DeskWithDays, viewDay, viewDeskQueues } from '#modules/intraday/view-day.ts'
import { scopeOf } from '#platform/access.ts'
import { gathered } from '#platform/gathered.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<ExceptionRefusal | NoteRefusal> = {
  'person-not-found': 404,
  'exception-not-found': 404,
  'exception-too-long': 400,
  'queue-not-found': 404,
  'half-hour-not-ended': 409,
}
const tags = ['Intraday']
const read = { access: { permission: 'intraday.read' } }
const excuse = { access: { permission: 'intraday.excuse' } }

export function intradayRoutes(app: HttpApp, deps: IntradayDeps): void {
  dayRoutes(app, deps)
  adherenceRoutes(app, deps)
  measureRoutes(app, deps)
}

function dayRoutes(app: HttpApp, deps: IntradayDeps): void {
  // Everyone who watches asks every few seconds: whoever asks while the desk is being read gets the next reading together.
  const sharedDesk = gathered<'desk', DeskWithDays>(async (keys) => {
    const desk = await readDesk(deps)
    const days = await deps.thread.run({ kind: 'days', desk })
    return keys.map(() => ({ desk, days }))
  })
  const params = z.object({ queueId: z.uuid() })
  app.get(
    '/api/intraday/queues',
    { config: read, schema: { tags, summary: 'Queues of the desk', response: { 200: deskQueueList } } },
    () => viewDeskQueues(deps),
  )
  app.get(
    '/api/intraday/queues/:queueId/day',
    {
      config: read,
      schema: {
        tags,
        summary: 'Today: forecast, reforecast, what came, need, staff and service level, by half hours',
        params,
        response: { 200: deskDay },
      },
    },
    async (request) => {
      const scope = scopeOf(actorOf(request), 'intraday.read')
      const day = await viewDay(deps, scope, request.params.queueId, () => sharedDesk('desk'))
      if (!day) throw new Problem(404, 'queue-not-found')
      return day
    },
  )
  app.put(
    '/api/intraday/queues/:queueId/note',
    {
      config: excuse,
      schema: {
        tags,
        summary: 'Write down why a half hour was far from its forecast',
        params,
        body: noteBody,
        response: { 200: z.null() },
      },
    },
    async (request) => answer(await noteCause(deps, actorOf(request), request.params.queueId, request.body), STATUSES),
  )
}

function adherenceRoutes(app: HttpApp, deps: IntradayDeps): void {
  app.get(
    '/api/intraday/adherence',
    {
      config: read,
      schema: {
        tags,
        summary: 'Who does what the shift says, now and today so far; who needs a look first',
        response: { 200: adherenceList },
      },
    },
    (request) => viewAdherence(deps, scopeOf(actorOf(request), 'intraday.read')),
  )
  app.get(
    '/api/intraday/adherence/:personId',
    {
      config: read,
      schema: {
        tags,
        summary: 'The spans behind one person’s figures of today',
        params: z.object({ personId: z.uuid() }),
        response: { 200: adherenceDay },
      },
    },
    async (request) => {
      const scope = scopeOf(actorOf(request), 'intraday.read')
      const day = await viewPersonDay(deps, scope, request.params.personId)
      if (!day) throw new Problem(404, 'person-not-found')
      return day
    },
  )
  app.get(
    '/api/intraday/own',
    {
      config: { access: { permission: 'intraday.own' } },
      schema: { tags, summary: 'How one’s own day goes against the shift', response: { 200: ownDay } },
    },
    async (request) => {
      const { personId } = actorOf(request)
      return { day: (await viewPersonDay(deps, scopeOf(actorOf(request), 'intraday.own'), personId)) ?? null }
    },
  )
  app.post(
    '/api/intraday/exceptions',
    {
      config: excuse,
      schema: {
        tags,
        summary: 'Approve time that differs from the plan, with a reason',
        body: exceptionBody,
        response: { 200: exception },
      },
    },
    async (request) => answer(await approveException(deps, actorOf(request), request.body), STATUSES),
  )
  app.delete(
    '/api/intraday/exceptions/:exceptionId',
    {
      config: excuse,
      schema: {
        tags,
        summary: 'Withdraw an exception; the record of it stays',
        params: z.object({ exceptionId: z.uuid() }),
        response: { 200: z.null() },
      },
    },
    async (request) => answer(await withdrawException(deps, actorOf(request), request.params.exceptionId), STATUSES),
  )
}
