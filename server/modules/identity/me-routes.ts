import { Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { me, ownLookRequest } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { changeOwnLook, readMe } from './me.ts'

const tags = ['Me']

export function meRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.get(
    '/api/me',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'The signed-in person, with roles and permissions', response: { 200: me } },
    },
    async (request) => {
      const found = await readMe(deps.db, deps, actorOf(request))
      if (!found) throw new Problem(401, 'not-signed-in', 'Sign in and try again.')
      return found
    },
  )

  app.patch(
    '/api/me',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Change own language or theme',
        body: ownLookRequest,
        response: { 200: me },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      await deps.db.transaction((tx) => changeOwnLook(tx, deps, actor.personId, request.body))
      const found = await readMe(deps.db, deps, actor)
      if (!found) throw new Problem(401, 'not-signed-in', 'Sign in and try again.')
      return found
    },
  )
}
