import { z } from 'zod'
import { sql } from '#platform/database/database.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { byPerson, scopeFor } from './authority.ts'
import { sessionList } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { type EndSessionsRefusal, endOwnSessions, endSessionsOfOther } from './end-sessions.ts'
import { peopleWithin, sessionsOf } from './people-views.ts'

const END: Statuses<EndSessionsRefusal> = {
  'person-not-found': 404,
  'session-not-found': 404,
  'role-above-own': 403,
}
const tags = ['Sessions']
const ended = z.object({ ended: z.int() })
const person = z.object({ personId: z.uuid() })
const session = z.object({ sessionId: z.uuid() })

/** Who is signed in where: one's own sessions, and for those who may, other people's. */
export function sessionRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.get(
    '/api/sessions',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Own sessions', response: { 200: sessionList } },
    },
    async (request) => {
      const { personId, sessionId } = actorOf(request)
      const sessions = await sessionsOf(deps.db, deps, personId)
      return { sessions: sessions.map((one) => ({ ...one, isThisOne: one.sessionId === sessionId })) }
    },
  )

  app.delete(
    '/api/sessions',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'End all own sessions but this one', response: { 200: ended } },
    },
    async (request) => ({ ended: answer(await endOwnSessions(deps, actorOf(request)), END) }),
  )

  app.delete(
    '/api/sessions/:sessionId',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'End one of the own sessions', params: session, response: { 200: ended } },
    },
    async (request) => ({
      ended: answer(await endOwnSessions(deps, actorOf(request), request.params.sessionId), END),
    }),
  )

  app.get(
    '/api/people/:personId/sessions',
    {
      config: { access: { permission: 'identity.end-sessions' } },
      schema: { tags, summary: "A person's sessions", params: person, response: { 200: sessionList } },
    },
    async (request) => {
      const { personId } = request.params
      const actor = actorOf(request)
      const scope = scopeFor(byPerson(actor), 'identity.end-sessions')
      const seen = await deps.db.maybe(
        sql`select from identity.person p where p.id = ${personId} and ${peopleWithin(scope)}`,
      )
      if (seen === undefined) throw new Problem(404, 'person-not-found')
      const sessions = await sessionsOf(deps.db, deps, personId)
      return { sessions: sessions.map((one) => ({ ...one, isThisOne: one.sessionId === actor.sessionId })) }
    },
  )

  app.delete(
    '/api/people/:personId/sessions',
    {
      config: { access: { permission: 'identity.end-sessions' } },
      schema: { tags, summary: 'End all sessions of a person', params: person, response: { 200: ended } },
    },
    async (request) => ({
      ended: answer(await endSessionsOfOther(deps, byPerson(actorOf(request)), request.params.personId), END),
    }),
  )

  app.delete(
    '/api/people/:personId/sessions/:sessionId',
    {
      config: { access: { permission: 'identity.end-sessions' } },
      schema: {
        tags,
        summary: 'End one session of a person',
        params: person.extend(session.shape),
        response: { 200: ended },
      },
    },
    async (request) => {
      const { personId, sessionId } = request.params
      return { ended: answer(await endSessionsOfOther(deps, byPerson(actorOf(request)), personId, sessionId), END) }
    },
  )
}
