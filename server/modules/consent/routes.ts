import { z } from 'zod'
import {
  consentView,
  decisionBody,
  gateAnswer,
  mayWeQuery,
  refusalBody,
  registerPage,
  registerQuery,
  wishBody,
} from '#modules/consent/contract.ts'
import { type ConsentRefusal, recordConsent } from '#modules/consent/record-consent.ts'
import { refuseMarketing } from '#modules/consent/refuse.ts'
import { type ConsentDeps, readRegister, viewConsents } from '#modules/consent/views.ts'
import { forbidContact, freeContact, type WishRefusal } from '#modules/consent/wishes.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const DECISION: Statuses<ConsentRefusal> = {
  'no-such-channel': 422,
  'receiver-missing': 422,
  'text-not-in-force': 409,
  'language-missing': 422,
}
const WISH: Statuses<WishRefusal> = { 'already-over': 422, 'wish-not-found': 404 }
const params = z.object({ customerId: z.uuid() })
const wishParams = z.object({ customerId: z.uuid(), wishId: z.uuid() })
const tags = ['Consent']
const READ = { access: { permission: 'consent.read' } }
const RECORD = { access: { permission: 'consent.record' } }

/** What customers agreed to, and whether we may contact them. */
export function consentRoutes(app: HttpApp, deps: ConsentDeps): void {
  const { platform, customers, gate } = deps
  const { db } = platform

  async function mustSee(actor: Actor, permission: string, customerId: string): Promise<void> {
    if (!(await customers.isVisible(db, scopeOf(actor, permission), customerId)))
      throw new Problem(404, 'customer-not-found')
  }
  async function mustBeIn(customerId: string, contactId: string | undefined): Promise<void> {
    if (contactId !== undefined && !(await customers.isContactOf(db, contactId, customerId)))
      throw new Problem(404, 'contact-not-found', 'Name a contact of this customer, or none.')
  }

  app.get(
    '/api/customers/:customerId/consents',
    {
      config: READ,
      schema: { tags, summary: 'What this customer agreed to, with proof', params, response: { 200: consentView } },
    },
    async (request) => {
      await mustSee(actorOf(request), 'consent.read', request.params.customerId)
      return viewConsents(deps, request.params.customerId)
    },
  )
  app.get(
    '/api/customers/:customerId/may-we',
    {
      config: READ,
      schema: {
        tags,
        summary:
          'May we contact this customer now, or at an instant? If not: the rule, its source, and when to ask again',
        params,
        querystring: mayWeQuery,
        response: { 200: gateAnswer },
      },
    },
    async (request) => {
      const { customerId } = request.params
      await mustSee(actorOf(request), 'consent.read', customerId)
      const { at = platform.clock.now(), ...asked } = request.query
      return (await gate.open(db, customerId)).answer({ ...asked, at })
    },
  )
  app.post(
    '/api/customers/:customerId/consents',
    {
      config: RECORD,
      schema: {
        tags,
        summary: 'Write down a yes or a no of the customer',
        params,
        body: decisionBody,
        response: { 200: consentView },
      },
    },
    async (request) => {
      const { customerId } = request.params
      const { personId } = actorOf(request)
      await mustSee(actorOf(request), 'consent.record', customerId)
      const { body } = request
      await mustBeIn(customerId, body.contactId)
      const said = { customerId, cause: { kind: 'person', id: personId } as const, ...body }
      answer(await db.transaction((tx) => recordConsent(platform, tx, said, body)), DECISION)
      return viewConsents(deps, customerId)
    },
  )
  app.post(
    '/api/customers/:customerId/marketing-refusal',
    {
      config: RECORD,
      schema: {
        tags,
        summary: 'No more advertising of any kind: one step, at once, everywhere',
        params,
        body: refusalBody,
        response: { 200: consentView },
      },
    },
    async (request) => {
      const { customerId } = request.params
      const { personId } = actorOf(request)
      await mustSee(actorOf(request), 'consent.record', customerId)
      await mustBeIn(customerId, request.body.contactId)
      const said = { customerId, cause: { kind: 'person', id: personId } as const, ...request.body }
      await db.transaction((tx) => refuseMarketing(platform, tx, said))
      return viewConsents(deps, customerId)
    },
  )
  app.post(
    '/api/customers/:customerId/do-not-contact',
    {
      config: RECORD,
      schema: {
        tags,
        summary: 'The customer asks not to be contacted',
        params,
        body: wishBody,
        response: { 200: consentView },
      },
    },
    async (request) => {
      const { customerId } = request.params
      const actor = actorOf(request)
      await mustSee(actor, 'consent.record', customerId)
      answer(await forbidContact(platform, actor.personId, customerId, request.body), WISH)
      return viewConsents(deps, customerId)
    },
  )
  app.delete(
    '/api/customers/:customerId/do-not-contact/:wishId',
    {
      config: RECORD,
      schema: {
        tags,
        summary: 'They may be contacted again',
        params: wishParams,
        response: { 200: consentView },
      },
    },
    async (request) => {
      const { customerId, wishId } = request.params
      const actor = actorOf(request)
      await mustSee(actor, 'consent.record', customerId)
      answer(await freeContact(platform, actor.personId, customerId, wishId), WISH)
      return viewConsents(deps, customerId)
    },
  )
  app.get(
    '/api/consents',
    {
      config: { access: { permission: 'consent.read-register' } },
      schema: {
        tags,
        summary: 'The register: every decision with its proof, newest first',
        querystring: registerQuery,
        response: { 200: registerPage },
      },
    },
    (request) => readRegister(deps, request.query),
  )
}
