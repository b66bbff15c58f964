import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { aboutReply, contactParams } from '#modules/assist/help-contract.ts'
import { aboutOf } from '#modules/assist/script/about-of.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const MOST_LINES = 30

/** What a contact is about by the customer's latest words, so that its script can be proposed. */
export const scriptPart = ({ platform, asks }: AssistDeps): AssistPart => ({
  routes(app) {
    app.get(
      '/api/assist/contacts/:contactId/about',
      {
        config: { access: { permission: 'conversations.read' } },
        schema: {
          tags: ['Scripts'],
          summary: 'What the customer’s latest words are about, if that is sure enough',
          params: contactParams,
          response: { 200: aboutReply },
        },
      },
      async (request) => {
        const { contactId } = request.params
        if (!(await asks.conversations.maySeeContact(platform.db, actorOf(request), contactId))) {
          throw new Problem(404, 'contact-not-found')
        }
        const lines = await asks.conversations.talkOf(platform.db, contactId, MOST_LINES)
        return { asOf: platform.clock.now(), about: aboutOf(lines, asks.bot.understand) ?? null }
      },
    )
  },
})
