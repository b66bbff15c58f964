import { z } from 'zod'
import { putInReply, suggestionsReply } from '#modules/assist/contract.ts'
import type { AssistDeps } from '#modules/assist/deps.ts'
import { type PutInRefusal, putIn } from '#modules/assist/suggestions/put-in.ts'
import { showSuggestions } from '#modules/assist/suggestions/show.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const PUT_IN: Statuses<PutInRefusal> = {
  'suggestion-not-found': 404,
  'not-a-participant': 403,
  'staff-only': 403,
  'no-longer-in-force': 409,
}
const tags = ['Help']
const use = { access: { permission: 'assist.use' } }

export function suggestionRoutes(app: HttpApp, deps: AssistDeps): void {
  const { platform, asks } = deps
  app.post(
    '/api/assist/contacts/:contactId/suggestions',
    {
      config: use,
      schema: {
        tags,
        summary: 'Answers that fit what the customer wrote last, with their sources, for whoever serves the contact',
        params: z.object({ contactId: z.uuid() }),
        response: { 200: suggestionsReply },
      },
    },
    async (request) => {
      const [actor, { contactId }] = [actorOf(request), request.params]
      const isSeen = await asks.conversations.maySeeContact(platform.db, actor, contactId)
      const contact = isSeen ? await asks.conversations.contactInHand(platform.db, contactId) : undefined
      if (!contact) throw new Problem(404, 'contact-not-found')
      if (contact.endedAt !== null && contact.ownerId === actor.personId)
        return { asOf: platform.clock.now(), seq: null, suggestions: [] }
      if (!contact.speakerIds.includes(actor.personId)) throw new Problem(403, 'not-a-participant')
      return showSuggestions(deps, actor, contact)
    },
  )
  app.post(
    '/api/assist/suggestions/:suggestionId/put-in',
    {
      config: use,
      schema: {
        tags,
        summary: 'Put an answer into the composer; it counts as used when a message is sent that still holds it',
        params: z.object({ suggestionId: z.uuid() }),
        response: { 200: putInReply },
      },
    },
    async (request) => answer(await putIn(deps, actorOf(request).personId, request.params.suggestionId), PUT_IN),
  )
}
