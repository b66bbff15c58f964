import { z } from 'zod'
import { noteSent } from '#modules/assist/canned/note-sent.ts'
import { noteReplyPutIn, type ReplyPutInRefusal } from '#modules/assist/canned/put-in.ts'
import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { contactParams, replyPutInBody } from '#modules/assist/help-contract.ts'
import { messagePosted } from '#modules/conversations/events.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const STATUSES: Statuses<ReplyPutInRefusal> = {
  'contact-not-found': 404,
  'not-a-participant': 403,
  'reply-not-found': 404,
}

/** Canned replies that were really sent. */
export const cannedPart = (deps: AssistDeps): AssistPart => ({
  routes(app) {
    app.post(
      '/api/assist/contacts/:contactId/reply-put-in',
      {
        config: { access: { permission: 'assist.use' } },
        schema: {
          tags: ['Help'],
          summary: 'A canned reply was put into the composer; it counts as used when a message is sent that holds it',
          params: contactParams,
          body: replyPutInBody,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        answer(await noteReplyPutIn(deps, actorOf(request), request.params.contactId, request.body), STATUSES)
        return reply.status(204).send(null)
      },
    )
  },
  reactions: { [messagePosted.type]: noteSent(deps) },
})
