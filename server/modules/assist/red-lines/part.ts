import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { recordOverruled } from '#modules/assist/red-lines/record.ts'
import { redLineRoutes } from '#modules/assist/red-lines/routes.ts'
import { redLineOverruled } from '#modules/conversations/events.ts'

/** The list of what was sent against a warning. The warning itself stands where messages are written: conversations. */
export const redLinesPart = (deps: AssistDeps): AssistPart => ({
  permissions: {
    'assist.read-red-lines': {
      'team-leader': 'units',
      supervisor: 'units',
      'quality-inspector': 'all',
      compliance: 'all',
    },
  },
  routes: (app) => redLineRoutes(app, deps),
  reactions: { [redLineOverruled.type]: recordOverruled(deps) },
})
