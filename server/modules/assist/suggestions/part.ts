import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { suggestionRoutes } from '#modules/assist/suggestions/routes.ts'
import { noteUse } from '#modules/assist/suggestions/use.ts'
import { messagePosted } from '#modules/conversations/events.ts'

/** Answers with their sources, while the customer waits. */
export const suggestionsPart = (deps: AssistDeps): AssistPart => ({
  routes: (app) => suggestionRoutes(app, deps),
  reactions: { [messagePosted.type]: noteUse(deps) },
})
