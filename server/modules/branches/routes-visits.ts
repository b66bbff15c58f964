import { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'
import { book } from '#modules/branches/book.ts'
import { cancelVisit, moveVisit } from '#modules/branches/change-booking.ts'
import {
  type BookingBody,
  bookingBody,
  identificationBody,
  linkedVisitList,
  moveBody,
  nameBody,
  outcomeBody,
  reasonBody,
  visitList,
  visitStory,
  visitView,
  walkInBody,
} from '#modules/branches/contract.ts'
import { type BranchDeps, causeOf } from '#modules/branches/deps.ts'
import { identifyVisitor } from '#modules/branches/identify.ts'
import { finishVisit } from '#modules/branches/outcome.ts'
import { beginService, checkIn, leaveUnserved, nameVisitor, walkIn } from '#modules/branches/serve.ts'
import { loadBranch, reaches } from '#modules/branches/settings.ts'
import { BRANCHES } from '#modules/branches/statuses.ts'
import { loadVisit, type StoredVisit } from '#modules/branches/store.ts'
import { isSeen, showVisits, viewStory, visitsOfCase, visitsOfCustomer } from '#modules/branches/views.ts'
import { decideAct } from '#modules/branches/visit.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Branches']
const bookAccess = { access: { permission: 'branches.book' } }
const serveAccess = { access: { permission: 'branches.serve' } }
const unitParams = z.object({ unitId: z.uuid() })
const visitParams = z.object({ visitId: z.uuid() })
type Refusal = keyof typeof BRANCHES

/** Booking a visit, and what becomes of it. */
export function visitRoutes(app: HttpApp, deps: BranchDeps): void {
  const { platform, asks } = deps
  const { db } = platform
  const show = async (actor: Actor, outcome: Outcome<StoredVisit, Refusal>) => {
    const [visit] = await showVisits(deps, db, actor, [answer(outcome, BRANCHES)])
    if (!visit) throw new Problem(404, 'visit-not-found')
    return visit
  }
  const seenVisit = async (actor: Actor, visitId: string) => {
    const one = await loadVisit(db, visitId)
    if (!one || !(await isSeen(deps, db, actor, one))) throw new Problem(404, 'visit-not-found')
    return one
  }
  const seenCustomer = async (actor: Actor, customerId: string) => {
    if (!(await asks.customers.isVisible(db, scopeOf(actor, 'customers.read'), customerId)))
      throw new Problem(404, 'customer-not-found')
    return customerId
  }

  app.post(
    '/api/branches/:unitId/bookings',
    {
      config: bookAccess,
      schema: {
        tags,
        summary: 'Book a place at a branch for a customer, who is told',
        params: unitParams,
        body: bookingBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const [actor, { body }] = [actorOf(request), request]
      if (!(await loadBranch(db, request.params.unitId))) throw new Problem(404, 'branch-not-found')
      const customerId = await whoComes(actor, body)
      if (body.caseId !== undefined) {
        const cases = await asks.cases.casesSeenBy(db, actor, customerId, 100)
        if (!cases.some(({ caseId }) => caseId === body.caseId)) throw new Problem(404, 'case-not-found')
      }
      const [me] = await asks.identity.people(db, [actor.personId])
      if (!me) throw new Error('who is signed in is a person of the house')
      const booked = await db.transaction((tx) =>
        book(deps, tx, causeOf(actor), {
          unitId: request.params.unitId,
          customerId,
          from: body.from,
          service: body.service,
          clientId: body.clientId,
          contactId: body.contactId ?? null,
          caseId: body.caseId ?? null,
          afterVisitId: body.afterVisitId ?? null,
          wish: body.wish ?? '',
          by: { personId: me.personId, unitId: me.unitId },
        }),
      )
      return show(actor, booked)
    },
  )

  /** The customer of the contact, one that is named, or who was booked before: each within one's reach. */
  async function whoComes(actor: Actor, body: BookingBody): Promise<string> {
    if (body.afterVisitId !== undefined) {
      const before = await seenVisit(actor, body.afterVisitId)
      const legal = answer(decideAct(before, 'rebook', before.onDay), BRANCHES)
      if (legal && before.customerId !== null) return before.customerId
    }
    if (body.contactId !== undefined) {
      const isTheirs = await asks.conversations.maySeeContact(db, actor, body.contactId)
      const contact = isTheirs ? await asks.conversations.contactInHand(db, body.contactId) : undefined
      if (!contact) throw new Problem(404, 'contact-not-found')
      return seenCustomer(actor, contact.customerId)
    }
    if (body.customerId === undefined) throw new Problem(409, 'customer-needed', 'Say who comes.')
    return seenCustomer(actor, body.customerId)
  }

  app.get(
    '/api/customers/:customerId/visits',
    {
      config: bookAccess,
      schema: {
        tags,
        summary: 'Visits of a customer to branches, latest first',
        params: z.object({ customerId: z.uuid() }),
        response: { 200: visitList },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const customerId = await seenCustomer(actor, request.params.customerId)
      return { visits: await showVisits(deps, db, actor, await visitsOfCustomer(deps, db, customerId, 20)) }
    },
  )
  app.get(
    '/api/cases/:caseId/visits',
    {
      config: { access: { permission: 'cases.read' } },
      schema: {
        tags,
        summary: 'Visits that were booked for a case or led to it, latest first',
        params: z.object({ caseId: z.uuid() }),
        response: { 200: linkedVisitList },
      },
    },
    async (request) => {
      const { caseId } = request.params
      if (!(await asks.cases.isSeen(db, actorOf(request), caseId))) throw new Problem(404, 'case-not-found')
      return visitsOfCase(deps, db, caseId)
    },
  )
  app.put(
    '/api/visits/:visitId/slot',
    {
      config: bookAccess,
      schema: { tags, summary: 'Move a booking', params: visitParams, body: moveBody, response: { 200: visitView } },
    },
    async (request) => {
      const actor = actorOf(request)
      const one = await seenVisit(actor, request.params.visitId)
      return show(actor, await moveVisit(deps, actor, one, request.body))
    },
  )
  app.post(
    '/api/visits/:visitId/cancellation',
    {
      config: bookAccess,
      schema: {
        tags,
        summary: 'Cancel a booking; its place is free again',
        params: visitParams,
        body: reasonBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const one = await seenVisit(actor, request.params.visitId)
      return show(actor, await cancelVisit(deps, actor, one, request.body.reason))
    },
  )
  app.post(
    '/api/branches/:unitId/walk-ins',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'Check in somebody without a booking, known or not yet',
        params: unitParams,
        body: walkInBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const [actor, { body }] = [actorOf(request), request]
      const { unitId } = request.params
      if (!reaches(actor, 'branches.serve', unitId)) throw new Problem(404, 'branch-not-found')
      const customerId = body.customerId === undefined ? null : await seenCustomer(actor, body.customerId)
      const { service, clientId, wish = '' } = body
      return show(actor, await walkIn(deps, actor, { unitId, customerId, service, clientId, wish }))
    },
  )
  app.post(
    '/api/visits/:visitId/check-in',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'Who was expected is there: the promise to be served begins',
        params: visitParams,
        response: { 200: visitView },
      },
    },
    async (request) => show(actorOf(request), await checkIn(deps, actorOf(request), request.params.visitId)),
  )
  app.put(
    '/api/visits/:visitId/customer',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'Say who somebody is who was not known at the door',
        params: visitParams,
        body: nameBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const customerId = await seenCustomer(actor, request.body.customerId)
      return show(actor, await nameVisitor(deps, actor, request.params.visitId, customerId))
    },
  )
  app.post(
    '/api/visits/:visitId/identification',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'Say who somebody is by the customer number on what they show, of whichever branch',
        params: visitParams,
        body: identificationBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      return show(actor, await identifyVisitor(deps, actor, request.params.visitId, request.body))
    },
  )
  app.post(
    '/api/visits/:visitId/service',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'Serve who waits: one customer at a time',
        params: visitParams,
        response: { 200: visitView },
      },
    },
    async (request) => show(actorOf(request), await beginService(deps, actorOf(request), request.params.visitId)),
  )
  app.post(
    '/api/visits/:visitId/leaving',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'The customer left before anybody served them',
        params: visitParams,
        body: reasonBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      return show(actor, await leaveUnserved(deps, actor, request.params.visitId, request.body.reason))
    },
  )
  app.post(
    '/api/visits/:visitId/outcome',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'What came of the visit, who goes on with it, and what the customer still owes',
        params: visitParams,
        body: outcomeBody,
        response: { 200: visitView },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      return show(actor, await finishVisit(deps, actor, request.params.visitId, request.body))
    },
  )
  app.get(
    '/api/visits/:visitId/story',
    {
      config: serveAccess,
      schema: {
        tags,
        summary: 'What the branch sees of whoever it expects or serves, until the visit is over',
        params: visitParams,
        response: { 200: visitStory },
      },
    },
    async (request) => {
      const story = await viewStory(deps, actorOf(request), request.params.visitId)
      if (!story) throw new Problem(404, 'visit-not-found')
      return story
    },
  )
}
