import { z } from 'zod'
import { type CalendarRefusal, listCalendars, saveCalendar } from '#modules/promises/calendars.ts'
import {
  calendarBody,
  calendarKey,
  calendarList,
  calendarView,
  type PromiseView,
  promiseList,
  promiseMoveBody,
  promiseMoved,
  promiseReport,
  promiseReportQuery,
  promiseReportTable,
  promiseSearch,
  promiseTableQuery,
} from '#modules/promises/contract.ts'
import { handOverAll, type MoveRefusal, type PromiseDeps, within } from '#modules/promises/hand-over.ts'
import { withOwners } from '#modules/promises/owners.ts'
import { owedBy, reportBy, reportByKind, searchPromises } from '#modules/promises/views.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const CALENDARS: Statuses<CalendarRefusal> = { 'calendar-not-valid': 400, 'edited-meanwhile': 409 }
const MOVES: Statuses<MoveRefusal> = { 'person-not-found': 404, 'unit-not-found': 409, 'owner-not-of-unit': 409 }
const tags = ['Promises']

export function promiseRoutes(app: HttpApp, deps: PromiseDeps): void {
  const { platform, identity } = deps
  const { db, clock } = platform
  const listed = (promises: readonly PromiseView[]) => withOwners(deps, promises)
  app.get(
    '/api/promises/mine',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'What do I owe? Most urgent first', response: { 200: promiseList } },
    },
    async (request) => listed(await owedBy(db, actorOf(request).personId)),
  )
  app.get(
    '/api/promises',
    {
      config: { access: { permission: 'promises.read' } },
      schema: {
        tags,
        summary: 'Promises within one’s reach, newest first',
        querystring: promiseSearch,
        response: { 200: promiseList },
      },
    },
    async (request) =>
      listed(
        await searchPromises(
          db,
          scopeOf(actorOf(request), 'promises.read'),
          request.query,
          await within(identity, db, actorOf(request), request.query),
        ),
      ),
  )
  app.get(
    '/api/promises/report/table',
    {
      config: { access: { permission: 'promises.read' } },
      schema: {
        tags,
        summary: 'How many were kept, by kind, unit or month',
        querystring: promiseTableQuery,
        response: { 200: promiseReportTable },
      },
    },
    async (request) => {
      const [scope, zone] = [scopeOf(actorOf(request), 'promises.read'), platform.config.TIME_ZONE]
      return { asOf: clock.now(), zone, rows: await reportBy(db, scope, request.query, zone) }
    },
  )
  app.post(
    '/api/promises/owners/:personId/hand-over',
    {
      config: { access: { permission: 'promises.hand-over' } },
      schema: {
        tags,
        summary: 'Hand all that somebody owes to another person or unit',
        params: z.object({ personId: z.uuid() }),
        body: promiseMoveBody,
        response: { 200: promiseMoved },
      },
    },
    async (request) => answer(await handOverAll(deps, actorOf(request), request.params.personId, request.body), MOVES),
  )
  app.get(
    '/api/promises/report',
    {
      config: { access: { permission: 'promises.read' } },
      schema: {
        tags,
        summary: 'How many were kept, by kind',
        querystring: promiseReportQuery,
        response: { 200: promiseReport },
      },
    },
    async (request) => ({
      asOf: clock.now(),
      kinds: await reportByKind(db, scopeOf(actorOf(request), 'promises.read'), request.query),
    }),
  )
  app.get(
    '/api/calendars',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Opening hours and holidays', response: { 200: calendarList } },
    },
    async () => ({ calendars: await listCalendars(db, clock.now()) }),
  )
  app.put(
    '/api/calendars/:key',
    {
      config: { access: { permission: 'promises.write-calendars' } },
      schema: {
        tags,
        summary: 'Write a calendar whole',
        params: z.object({ key: calendarKey }),
        body: calendarBody,
        response: { 200: calendarView },
      },
    },
    async (request) =>
      answer(await saveCalendar(platform, actorOf(request), request.params.key, request.body), CALENDARS),
  )
}
