import { z } from 'zod'
import { type CalendarRefusal, listCalendars, saveCalendar } from '#modules/promises/calendars.ts'
import {
  calendarBody,
  calendarKey,
  calendarList,
  calendarView,
  promiseList,
  promiseReport,
  promiseReportQuery,
  promiseSearch,
} from '#modules/promises/contract.ts'
import { owedBy, reportByKind, searchPromises } from '#modules/promises/views.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const CALENDARS: Statuses<CalendarRefusal> = { 'calendar-not-valid': 400, 'edited-meanwhile': 409 }
const tags = ['Promises']

export function promiseRoutes(app: HttpApp, platform: Platform): void {
  const { db, clock } = platform
  app.get(
    '/api/promises/mine',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'What do I owe? Most urgent first', response: { 200: promiseList } },
    },
    async (request) => ({ asOf: clock.now(), promises: await owedBy(db, actorOf(request).personId) }),
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
    async (request) => ({
      asOf: clock.now(),
      promises: await searchPromises(db, scopeOf(actorOf(request), 'promises.read'), request.query),
    }),
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
