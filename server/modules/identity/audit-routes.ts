import { z } from 'zod'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { factTypes, readAudit } from './audit.ts'
import { auditPage, auditQuery } from './contract.ts'
import type { IdentityDeps } from './deps.ts'

/** The audit trail is the log of facts itself: who did what to what, when and why; never what people wrote. */
export function auditRoutes(app: HttpApp, deps: IdentityDeps): void {
  app.get(
    '/api/audit',
    {
      config: { access: { permission: 'identity.read-audit' } },
      schema: {
        tags: ['Audit'],
        summary: 'Facts of the log, the newest first',
        description: 'Reading it is itself recorded. `scripts/verify-audit.mjs` checks that nothing was altered.',
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    (request) => readAudit(deps, actorOf(request), request.query),
  )

  app.get(
    '/api/audit/types',
    {
      config: { access: { permission: 'identity.read-audit' } },
      schema: {
        tags: ['Audit'],
        summary: 'The types of facts there are, to filter by',
        response: { 200: z.object({ types: z.array(z.string()) }) },
      },
    },
    async () => ({ types: await factTypes(deps.db) }),
  )
}
