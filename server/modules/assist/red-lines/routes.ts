import { z } from 'zod'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { findOverruled, listOverruled } from '#modules/assist/red-lines/list.ts'
import { lookAtOverruled } from '#modules/assist/red-lines/look-at.ts'
import { overruledEntry, overruledList, overruledQuery } from '#modules/assist/red-lines-contract.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const LOOK_AT: Statuses<'entry-not-found' | 'own-words'> = { 'entry-not-found': 404, 'own-words': 403 }
const tags = ['Red lines']
const config = { access: { permission: 'assist.read-red-lines' } }

export function redLineRoutes(app: HttpApp, deps: AssistDeps): void {
  app.get(
    '/api/assist/red-lines',
    {
      config,
      schema: {
        tags,
        summary: 'What was sent to customers against a warning, newest first',
        querystring: overruledQuery,
        response: { 200: overruledList },
      },
    },
    (request) => listOverruled(deps, actorOf(request), request.query),
  )
  app.post(
    '/api/assist/red-lines/:entryId/looked-at',
    {
      config,
      schema: {
        tags,
        summary: 'Mark as looked at; done again, nothing changes',
        params: z.object({ entryId: z.uuid() }),
        response: { 200: overruledEntry },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { entryId } = request.params
      answer(await lookAtOverruled(deps, actor, entryId), LOOK_AT)
      const entry = await findOverruled(deps, actor, entryId)
      if (!entry) throw new Problem(404, 'entry-not-found')
      return entry
    },
  )
}
