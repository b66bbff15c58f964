import { z } from 'zod'
import {
  type EvidenceRefusal,
  flagDuress,
  recordEvidence,
  visibleStanding,
} from '#modules/customers/levels/record-evidence.ts'
import { listWarnings, viewIdentity } from '#modules/customers/levels/view-identity.ts'
import {
  contactIdentity,
  evidenceBody,
  identityWarningList,
  identityWarningSearch,
} from '#modules/customers/levels-contract.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const TRIES: Statuses<EvidenceRefusal> = {
  'contact-not-found': 404,
  'contact-over': 409,
  'nobody-to-verify': 409,
  'identity-locked': 409,
}
const params = z.object({ contactId: z.uuid() })
const tags = ['Customers']

export function levelRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  const { db, clock } = platform
  app.get(
    '/api/contacts/:contactId/identity',
    {
      config: { access: { permission: 'customers.read' } },
      schema: {
        tags,
        summary: 'How sure the house is who is on the line, and what would make it surer',
        params,
        response: { 200: contactIdentity },
      },
    },
    async (request) => {
      const standing = await visibleStanding(db, actorOf(request), 'customers.read', request.params.contactId)
      if (!standing) throw new Problem(404, 'contact-not-found')
      return viewIdentity(identity, db, standing, clock.now())
    },
  )
  app.post(
    '/api/contacts/:contactId/identity/evidence',
    {
      config: { access: { permission: 'customers.verify' } },
      schema: {
        tags,
        summary: 'Write down how a check in the bank’s own system ended',
        params,
        body: evidenceBody,
        response: { 200: contactIdentity },
      },
    },
    async (request) => {
      const { contactId } = request.params
      const standing = answer(await recordEvidence(platform, actorOf(request), contactId, request.body), TRIES)
      return viewIdentity(identity, db, standing, clock.now())
    },
  )
  app.post(
    '/api/contacts/:contactId/identity/duress',
    {
      config: { access: { permission: 'customers.verify' } },
      schema: {
        tags,
        summary: 'Tell supervisors silently that the customer may be forced',
        params,
        response: { 200: z.null() },
      },
    },
    async (request) => answer(await flagDuress(platform, actorOf(request), request.params.contactId), TRIES),
  )
  app.get(
    '/api/customers/identity-warnings',
    {
      config: { access: { permission: 'customers.read-warnings' } },
      schema: {
        tags,
        summary: 'Customers locked after three failed checks, or maybe forced to call; newest first',
        querystring: identityWarningSearch,
        response: { 200: identityWarningList },
      },
    },
    (request) =>
      listWarnings(identity, db, scopeOf(actorOf(request), 'customers.read-warnings'), request.query, clock.now()),
  )
}
