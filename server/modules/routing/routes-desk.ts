import { z } from 'zod'
import { type AcceptRefusal, acceptOffer } from '#modules/routing/accept-offer.ts'
import { type ConsultRefusal, completeConsult, endConsult, startConsult } from '#modules/routing/consult.ts'
import * as shapes from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { declineOffer } from '#modules/routing/end-offer.ts'
import { seesContact } from '#modules/routing/scope.ts'
import { setPresence } from '#modules/routing/set-presence.ts'
import { type TransferRefusal, transferContact } from '#modules/routing/transfer.ts'
import { viewDesk } from '#modules/routing/view-desk.ts'
import { viewPlace, viewTargets } from '#modules/routing/view-targets.ts'
import type { OfferRefusal } from '#modules/routing/work-item.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

export const OFFER: Statuses<OfferRefusal> = { 'offer-not-found': 404, 'offer-ended': 409, 'offer-expired': 409 }
export const ACCEPT: Statuses<AcceptRefusal> = { ...OFFER, 'contact-ended': 409 }
export const PRESENCE = { 'agent-not-found': 404 } as const
const TRANSFER: Statuses<TransferRefusal> = {
  'contact-not-found': 404,
  'contact-ended': 409,
  'queue-not-found': 404,
  'queue-closed': 409,
  'wrong-channel': 409,
  'agent-not-free': 409,
  'same-agent': 409,
}
const CONSULT: Statuses<ConsultRefusal> = { ...TRANSFER, 'consult-open': 409 }
const CLOSE = { 'contact-not-found': 404, 'contact-ended': 409, 'no-consult': 409 } as const

const tags = ['Routing: my desk']
const access = { permission: 'routing.serve' }
const offerParams = z.object({ offerId: z.uuid() })
const contactParams = z.object({ contactId: z.uuid() })

/** What an agent does with their own desk and their own contacts. */
export function deskRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/routing/desk',
    {
      config: { access },
      schema: { tags, summary: 'My presence, capacity and offers', response: { 200: shapes.desk } },
    },
    (request) => viewDesk(deps, db, actorOf(request).personId),
  )
  app.put(
    '/api/routing/desk/presence',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Choose my presence; leaving waits for the work in hand',
        body: shapes.setPresence,
        response: { 200: shapes.desk },
      },
    },
    async (request) => {
      const agentId = actorOf(request).personId
      const { presence } = request.body
      const cause = { kind: 'person', id: agentId } as const
      answer(await setPresence(deps, { agentId, presence, cause, reason: 'chosen' }), PRESENCE)
      return viewDesk(deps, db, agentId)
    },
  )
  app.post(
    '/api/routing/offers/:offerId/acceptance',
    {
      config: { access },
      schema: { tags, summary: 'Take what rings', params: offerParams, response: { 200: shapes.accepted } },
    },
    async (request) => answer(await acceptOffer(deps, actorOf(request).personId, request.params.offerId), ACCEPT),
  )
  app.post(
    '/api/routing/offers/:offerId/refusal',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Decline what rings; it goes to the next',
        params: offerParams,
        body: shapes.declineBody,
        response: { 200: shapes.desk },
      },
    },
    async (request) => {
      const agentId = actorOf(request).personId
      answer(await declineOffer(deps, agentId, request.params.offerId, request.body.reason ?? null), OFFER)
      return viewDesk(deps, db, agentId)
    },
  )
  app.get(
    '/api/routing/targets',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Queues and colleagues a contact can go to, and who is free',
        querystring: z.object({ channel: z.string().min(1).max(40).default('web') }),
        response: { 200: shapes.transferTargets },
      },
    },
    (request) => {
      const asker = { agentId: actorOf(request).personId, channel: request.query.channel }
      return viewTargets(deps, db, asker, deps.platform.clock.now())
    },
  )
  contactRoutes(app, deps)
}

function contactRoutes(app: HttpApp, deps: RoutingDeps): void {
  const { db } = deps.platform
  const reply = { 200: shapes.contactPlace }
  const placeOf = async (contactId: string) => {
    const place = await viewPlace(deps, db, contactId)
    if (!place) throw new Problem(404, 'contact-not-found')
    return place
  }
  app.get(
    '/api/routing/contacts/:contactId',
    { config: { access }, schema: { tags, summary: 'Where a contact stands', params: contactParams, response: reply } },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      if (!(await seesContact(db, scopeOf(actor, 'routing.watch'), actor.personId, contactId)))
        throw new Problem(404, 'contact-not-found')
      return placeOf(contactId)
    },
  )
  app.post(
    '/api/routing/contacts/:contactId/transfer',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Hand my contact to a queue or a colleague without a word before',
        params: contactParams,
        body: shapes.transferBody,
        response: reply,
      },
    },
    async (request) => {
      const { contactId } = request.params
      const { to, reason, note } = request.body
      answer(
        await transferContact(deps, actorOf(request).personId, contactId, { to, reason, note: note ?? null }),
        TRANSFER,
      )
      return placeOf(contactId)
    },
  )
  app.post(
    '/api/routing/contacts/:contactId/consult',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Ask a colleague or an expert seat in beside me',
        params: contactParams,
        body: shapes.consultBody,
        response: reply,
      },
    },
    async (request) => {
      const { contactId } = request.params
      const { to, as, note } = request.body
      answer(await startConsult(deps, actorOf(request).personId, contactId, { to, as, note: note ?? null }), CONSULT)
      return placeOf(contactId)
    },
  )
  app.post(
    '/api/routing/contacts/:contactId/consult/end',
    {
      config: { access },
      schema: { tags, summary: 'End or cancel the consult', params: contactParams, response: reply },
    },
    async (request) => {
      const { contactId } = request.params
      answer(await endConsult(deps, actorOf(request).personId, contactId), CLOSE)
      return placeOf(contactId)
    },
  )
  app.post(
    '/api/routing/contacts/:contactId/consult/completion',
    {
      config: { access },
      schema: {
        tags,
        summary: 'Warm transfer: whoever was consulted takes the contact over from me',
        params: contactParams,
        response: reply,
      },
    },
    async (request) => {
      const { contactId } = request.params
      answer(await completeConsult(deps, actorOf(request).personId, contactId), CLOSE)
      return placeOf(contactId)
    },
  )
}
