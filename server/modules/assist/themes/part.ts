import { z } from 'zod'
import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { createLooking, THEMES_TIMER } from '#modules/assist/themes/look.ts'
import { viewThemes } from '#modules/assist/themes/view.ts'
import { themesQuery, themesReply } from '#modules/assist/themes-contract.ts'
import { Problem } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const tags = ['Help']
const config = { access: { permission: 'assist.read-themes' } }

/** What comes up among the words of customers, week by week. */
export const themesPart = (deps: AssistDeps): AssistPart => {
  const looking = createLooking(deps)
  const { platform } = deps
  return {
    permissions: {
      'assist.read-themes': { supervisor: 'all', 'care-manager': 'all', 'quality-inspector': 'all', compliance: 'all' },
    },
    routes(app) {
      app.get(
        '/api/assist/themes',
        {
          config,
          schema: {
            tags,
            summary: 'Themes that came up in a week, what comments praise, miss or suggest, and examples by reach',
            querystring: themesQuery,
            response: { 200: themesReply },
          },
        },
        async (request) => {
          const themes = await viewThemes(deps, actorOf(request), request.query.week)
          if (!themes) throw new Problem(404, 'week-not-looked-at', 'Choose one of the weeks that were looked at.')
          return themes
        },
      )
      app.post(
        '/api/assist/themes/looks',
        {
          config,
          schema: {
            tags,
            summary:
              'Look at the week that runs, as far as it has come; Mondays the week before is looked at by itself',
            response: { 202: z.null() },
          },
        },
        async (_request, reply) => {
          const isAsked = await platform.db.transaction((tx) => looking.ask(tx, platform.clock.now()))
          if (!isAsked) throw new Problem(409, 'being-looked-at', 'It is under way: wait for its end.')
          return reply.status(202).send(null)
        },
      )
    },
    timers: { [THEMES_TIMER]: looking.timer },
    start: () => platform.db.transaction((tx) => looking.plan(tx, platform.clock.now())),
    stop: looking.stop,
  }
}
