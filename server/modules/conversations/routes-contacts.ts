import { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'
import {
  contactDetail,
  contactList,
  contactSearch,
  contactSummary,
  desk,
  messagePage,
  messagePageQuery,
  scriptTick,
  scriptTickBody,
  supervisionBody,
  wrapUp,
  wrapUpDraft,
  wrapUpFinish,
} from '#modules/conversations/contract.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import type { OwnerRefusal, WrapUpRefusal } from '#modules/conversations/domain.ts'
import { endByOwner } from '#modules/conversations/end-contact.ts'
import { holdContact, unholdContact } from '#modules/conversations/hold-contact.ts'
import { type SupervisionRefusal, supervise } from '#modules/conversations/participants.ts'
import { type TickRefusal, tickStep } from '#modules/conversations/script-ticks.ts'
import { contactRange, viewContact } from '#modules/conversations/view-contact.ts'
import { searchContacts } from '#modules/conversations/view-contacts.ts'
import { viewDesk } from '#modules/conversations/view-desk.ts'
import { readPage } from '#modules/conversations/view-thread.ts'
import { contactVisibleTo } from '#modules/conversations/visibility.ts'
import { draftWrapUp, finishWrapUp } from '#modules/conversations/wrap-up.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const OWNER: Statuses<OwnerRefusal> = { 'contact-not-found': 404, 'not-the-owner': 403, 'contact-ended': 409 }
const HOLD: Statuses<OwnerRefusal | 'already-held' | 'not-held'> = { ...OWNER, 'already-held': 409, 'not-held': 409 }
const WRAP_UP: Statuses<WrapUpRefusal> = {
  'contact-not-found': 404,
  'not-the-owner': 403,
  'contact-not-ended': 409,
  'wrap-up-finished': 409,
  'reason-not-known': 422,
  'disposition-not-known': 422,
}
const TICK: Statuses<TickRefusal> = {
  'contact-not-found': 404,
  'not-the-owner': 403,
  'wrap-up-finished': 409,
  'identity-level-too-low': 403,
  'step-not-found': 404,
}
const SUPERVISION: Statuses<SupervisionRefusal> = {
  'contact-not-found': 404,
  'contact-ended': 409,
  'own-contact': 409,
  'not-supervising': 409,
}

const params = z.object({ contactId: z.uuid() })
const tags = ['Contacts']
const read = { access: { permission: 'conversations.read' } }
const serve = { access: { permission: 'conversations.serve' } }
const superviseConfig = { access: { permission: 'conversations.supervise' } }

export function contactRoutes(app: HttpApp, deps: Deps): void {
  const { db } = deps.platform

  /** The contact as it is now, or 404: also after an act that took the actor out of it. */
  const detailOf = async (actor: Actor, contactId: string) => {
    const found = await viewContact(deps, db, actor, contactId)
    if (!found) throw new Problem(404, 'contact-not-found')
    return found
  }
  /** Refusals first: whose contact it is, is not told to those who may not open it. */
  const act = async <R extends string>(
    actor: Actor,
    contactId: string,
    outcome: Outcome<unknown, R>,
    statuses: Statuses<R>,
  ) => {
    if (!outcome.ok && !(await contactVisibleTo(db, actor, contactId))) throw new Problem(404, 'contact-not-found')
    answer(outcome, statuses)
    return detailOf(actor, contactId)
  }

  app.get(
    '/api/desk',
    { config: serve, schema: { tags, summary: 'My contacts now: the state of topic `desk`', response: { 200: desk } } },
    (request) => viewDesk(deps, db, actorOf(request).personId),
  )
  app.get(
    '/api/contacts',
    {
      config: read,
      schema: {
        tags,
        summary: 'Find contacts, newest first',
        querystring: contactSearch,
        response: { 200: contactList },
      },
    },
    (request) => searchContacts(deps, db, actorOf(request), request.query),
  )
  app.get(
    '/api/contacts/:contactId',
    {
      config: read,
      schema: { tags, summary: 'One contact with all instants and facts', params, response: { 200: contactDetail } },
    },
    (request) => detailOf(actorOf(request), request.params.contactId),
  )
  app.get(
    '/api/contacts/:contactId/messages',
    {
      config: read,
      schema: {
        tags,
        summary: 'The messages of one contact',
        params,
        querystring: messagePageQuery,
        response: { 200: messagePage },
      },
    },
    async (request) => {
      const range = await contactRange(db, actorOf(request), request.params.contactId)
      if (!range) throw new Problem(404, 'contact-not-found')
      return readPage(db, range.conversationId, request.query, range)
    },
  )
  app.post(
    '/api/contacts/:contactId/hold',
    { config: serve, schema: { tags, summary: 'Put on hold', params, response: { 200: contactSummary } } },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      return (await act(actor, contactId, await holdContact(deps, contactId, actor.personId), HOLD)).contact
    },
  )
  app.delete(
    '/api/contacts/:contactId/hold',
    { config: serve, schema: { tags, summary: 'Take off hold', params, response: { 200: contactSummary } } },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      return (await act(actor, contactId, await unholdContact(deps, contactId, actor.personId), HOLD)).contact
    },
  )
  app.post(
    '/api/contacts/:contactId/end',
    {
      config: serve,
      schema: { tags, summary: 'End the talk; wrap-up begins', params, response: { 200: contactSummary } },
    },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      return (await act(actor, contactId, await endByOwner(deps, contactId, actor.personId), OWNER)).contact
    },
  )
  app.put(
    '/api/contacts/:contactId/wrap-up',
    {
      config: serve,
      schema: {
        tags,
        summary: 'Note reason, disposition or summary, in part; for a day after finishing, put them right',
        params,
        body: wrapUpDraft,
        response: { 200: wrapUp },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      const outcome = await draftWrapUp(deps, contactId, actor.personId, request.body)
      return (await act(actor, contactId, outcome, WRAP_UP)).wrapUp
    },
  )
  app.post(
    '/api/contacts/:contactId/wrap-up/finish',
    {
      config: serve,
      schema: { tags, summary: 'Finish wrap-up', params, body: wrapUpFinish, response: { 200: wrapUp } },
    },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      const outcome = await finishWrapUp(deps, contactId, actor.personId, request.body)
      return (await act(actor, contactId, outcome, WRAP_UP)).wrapUp
    },
  )
  app.put(
    '/api/contacts/:contactId/script-ticks',
    {
      config: serve,
      schema: {
        tags,
        summary: 'Tick a step of a script, or take the tick back',
        params,
        body: scriptTickBody,
        response: { 200: z.object({ scriptTicks: z.array(scriptTick) }) },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      const outcome = await tickStep(deps, contactId, actor.personId, request.body)
      return { scriptTicks: (await act(actor, contactId, outcome, TICK)).scriptTicks }
    },
  )
  app.put(
    '/api/contacts/:contactId/supervision',
    {
      config: superviseConfig,
      schema: {
        tags,
        summary: 'Listen silently, whisper to the agent, or barge in',
        params,
        body: supervisionBody,
        response: { 200: contactDetail },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { contactId } = request.params
      answer(await supervise(deps, actor, contactId, request.body.mode), SUPERVISION)
      return detailOf(actor, contactId)
    },
  )
  app.delete(
    '/api/contacts/:contactId/supervision',
    { config: superviseConfig, schema: { tags, summary: 'Leave again', params, response: { 204: z.null() } } },
    async (request, reply) => {
      answer(await supervise(deps, actorOf(request), request.params.contactId, null), SUPERVISION)
      return reply.status(204).send(null)
    },
  )
}
