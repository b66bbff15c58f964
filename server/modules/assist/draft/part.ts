import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { confirmDraft, draftOf, takeDraft } from '#modules/assist/draft/draft.ts'
import { contactParams, draftBody, draftQuery, draftReply } from '#modules/assist/help-contract.ts'
import { wrapUpFinished } from '#modules/conversations/events.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const TAKE: Statuses<'contact-not-found' | 'not-the-owner' | 'contact-not-ended'> = {
  'contact-not-found': 404,
  'not-the-owner': 403,
  'contact-not-ended': 409,
}
const tags = ['Drafts']
const config = { access: { permission: 'conversations.serve' } }

/** A draft of summary and reason for the wrap-up: the owner takes it, edits it, and finishes it as theirs. */
export function draftPart(deps: AssistDeps): AssistPart {
  const { platform, asks } = deps
  const needVisible = async (actor: Parameters<typeof asks.conversations.maySeeContact>[1], contactId: string) => {
    if (!(await asks.conversations.maySeeContact(platform.db, actor, contactId)))
      throw new Problem(404, 'contact-not-found')
  }
  return {
    routes(app) {
      app.get(
        '/api/assist/contacts/:contactId/draft',
        {
          config,
          schema: {
            tags,
            summary: 'What the wrap-up of a contact might say, from what was said in it',
            params: contactParams,
            querystring: draftQuery,
            response: { 200: draftReply },
          },
        },
        async (request) => {
          const { contactId } = request.params
          await needVisible(actorOf(request), contactId)
          return draftOf(deps, contactId, request.query.locale)
        },
      )
      app.post(
        '/api/assist/contacts/:contactId/draft',
        {
          config,
          schema: {
            tags,
            summary: 'Its owner puts the draft into the form',
            params: contactParams,
            body: draftBody,
            response: { 200: draftReply },
          },
        },
        async (request) => {
          const actor = actorOf(request)
          const { contactId } = request.params
          await needVisible(actor, contactId)
          return answer(await takeDraft(deps, contactId, actor.personId, request.body.locale), TAKE)
        },
      )
    },
    reactions: { [wrapUpFinished.type]: confirmDraft(deps) },
  }
}
