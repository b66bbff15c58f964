import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { ownCalendar } from '#modules/rosters/export-calendar.ts'
import {
  type CalendarLinkRefusal,
  calendarBehind,
  calendarLinkOf,
  makeCalendarLink,
  revokeCalendarLink,
} from '#modules/rosters/export-calendar-links.ts'
import {
  calendarLink,
  calendarLinkBody,
  calendarQuery,
  exportBody,
  newCalendarLink,
} from '#modules/rosters/export-contract.ts'
import { type ExportedFile, exportPayroll, exportRoster, TYPES } from '#modules/rosters/export-files.ts'
import type { ExportRefusal } from '#modules/rosters/export-published.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<ExportRefusal | CalendarLinkRefusal> = {
  'roster-not-found': 404,
  'roster-not-published': 409,
  'holidays-not-known': 409,
  'calendar-link-not-found': 404,
}
const tags = ['Rosters']
const FILE = {
  description: 'The file',
  content: { [TYPES.csv]: { schema: z.string() }, [TYPES.xlsx]: { schema: z.string() } },
}
const CALENDAR = { description: 'The shifts', content: { 'text/calendar': { schema: z.string() } } }
const own = { access: { permission: 'rosters.own' } }
/** Calendars ask a few times an hour; one office may stand behind one address. */
const CALENDARS_A_MINUTE = 120

export function exportRoutes(app: HttpApp, deps: RostersDeps): void {
  const { db } = deps.platform
  const params = z.object({ rosterId: z.uuid() })
  app.post(
    '/api/rosters/:rosterId/roster-file',
    {
      config: { access: { permission: 'rosters.read' } },
      schema: {
        tags,
        summary: 'A published roster as CSV or workbook; who took it is on record',
        params,
        body: exportBody,
        response: { 200: FILE },
      },
    },
    async (request, reply) =>
      send(reply, answer(await exportRoster(deps, actorOf(request), request.params.rosterId, request.body), STATUSES)),
  )
  app.post(
    '/api/rosters/:rosterId/payroll-file',
    {
      config: { access: { permission: 'rosters.plan' } },
      schema: {
        tags,
        summary: 'Hours by pay code of a published roster as CSV or workbook; who took them is on record',
        params,
        body: exportBody,
        response: { 200: FILE },
      },
    },
    async (request, reply) =>
      send(reply, answer(await exportPayroll(deps, actorOf(request), request.params.rosterId, request.body), STATUSES)),
  )
  app.get(
    '/api/rosters/own/calendar',
    {
      config: own,
      schema: {
        tags,
        summary: 'One’s own shifts as iCalendar',
        querystring: calendarQuery,
        response: { 200: CALENDAR },
      },
    },
    async (request, reply) => send(reply, await ownCalendar(deps, db, actorOf(request), request.query.locale)),
  )
  app.get(
    '/api/rosters/own/calendar-link',
    {
      config: own,
      schema: { tags, summary: 'Whether one’s shifts have a calendar link', response: { 200: calendarLink } },
    },
    (request) => calendarLinkOf(db, actorOf(request).personId),
  )
  app.post(
    '/api/rosters/own/calendar-link',
    {
      config: own,
      schema: {
        tags,
        summary: 'Make a calendar link, or renew it: the one before ends',
        body: calendarLinkBody,
        response: { 200: newCalendarLink },
      },
    },
    (request) => makeCalendarLink(deps, actorOf(request).personId, request.body.locale),
  )
  app.delete(
    '/api/rosters/own/calendar-link',
    { config: own, schema: { tags, summary: 'Revoke it', response: { 200: z.null() } } },
    async (request) => answer(await revokeCalendarLink(deps, actorOf(request).personId), STATUSES),
  )
  app.get(
    '/api/rosters/calendars/:token/shifts.ics',
    {
      config: { access: 'public', rateLimit: { max: CALENDARS_A_MINUTE, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Somebody’s shifts, for a calendar that has their link',
        description: 'Every wrong link is answered like an address that does not exist.',
        params: z.object({ token: z.string().max(100) }),
        response: { 200: CALENDAR },
      },
    },
    async (request, reply) => {
      const file = await calendarBehind(deps, request.params.token)
      if (!file) throw new Problem(404, 'not-found', 'No such address. See /api/docs for what exists.')
      return send(reply, file)
    },
  )
}

const send = (reply: FastifyReply, { headers, content }: ExportedFile) => reply.headers(headers).send(content)
