import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { feelingOf } from '#modules/assist/feeling/feeling-of.ts'
import { createUpsetNow, MOST_LINES } from '#modules/assist/feeling/upset-now.ts'
import { contactParams, feelingReply, upsetList } from '#modules/assist/help-contract.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const tags = ['Feeling']

/** How customers feel, told by their own words. */
export function feelingPart(deps: AssistDeps): AssistPart {
  const { platform, asks } = deps
  const upsetNow = createUpsetNow(deps)
  return {
    permissions: { 'assist.see-upset': { 'team-leader': 'units', supervisor: 'units' } },
    routes(app) {
      app.get(
        '/api/assist/contacts/:contactId/feeling',
        {
          config: { access: { permission: 'conversations.read' } },
          schema: {
            tags,
            summary: 'How the customer of a contact feels now, with the words that tell it',
            params: contactParams,
            response: { 200: feelingReply },
          },
        },
        async (request) => {
          const { contactId } = request.params
          if (!(await asks.conversations.maySeeContact(platform.db, actorOf(request), contactId))) {
            throw new Problem(404, 'contact-not-found')
          }
          const lines = await asks.conversations.talkOf(platform.db, contactId, MOST_LINES)
          return { asOf: platform.clock.now(), ...feelingOf(lines, asks.bot.feelingOf) }
        },
      )
      app.get(
        '/api/assist/upset',
        {
          config: { access: { permission: 'assist.see-upset' } },
          schema: {
            tags,
            summary: 'Open contacts I may see whose customer is upset now',
            response: { 200: upsetList },
          },
        },
        (request) => upsetNow(actorOf(request)),
      )
    },
  }
}
