import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { aboutReply, contactParams } from '#modules/assist/help-contract.ts'
import { aboutOf } from '#modules/assist/script/about-of.ts'
import { listWalks } from '#modules/assist/script/list-walks.ts'
import { finishWalks, noteTick } from '#modules/assist/script/note-walk.ts'
import { scriptWalkList, scriptWalkQuery } from '#modules/assist/script-walk-contract.ts'
import { scriptTicked, wrapUpFinished } from '#modules/conversations/events.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const MOST_LINES = 30

/** Which script a contact wants by the customer's latest words, and what was left out of those that were begun. */
export const scriptPart = (deps: AssistDeps): AssistPart => ({
  permissions: {
    'assist.read-script-walks': {
      agent: 'own',
      'team-leader': 'units',
      supervisor: 'units',
      'quality-inspector': 'all',
      compliance: 'all',
    },
  },
  reactions: { [scriptTicked.type]: noteTick(deps), [wrapUpFinished.type]: finishWalks(deps) },
  routes(app) {
    const { platform, asks } = deps
    app.get(
      '/api/assist/script-walks',
      {
        config: { access: { permission: 'assist.read-script-walks' } },
        schema: {
          tags: ['Scripts'],
          summary: 'How scripts were walked and what was left out, newest first',
          querystring: scriptWalkQuery,
          response: { 200: scriptWalkList },
        },
      },
      (request) => listWalks(deps, actorOf(request), request.query),
    )
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
