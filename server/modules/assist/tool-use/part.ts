import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { draftConfirmed, expertQuestionChanged } from '#modules/assist/events.ts'
import { noteArticleUse, noteDraftConfirmed, noteExpertAsked, noteServed } from '#modules/assist/tool-use/reactions.ts'
import { toolUseRoutes } from '#modules/assist/tool-use/routes.ts'
import { participantJoined } from '#modules/conversations/events.ts'
import { articleUsed } from '#modules/knowledge/events.ts'

/** Who makes use of the tools, counted from what they do. */
export const toolUsePart = (deps: AssistDeps): AssistPart => ({
  routes: (app) => toolUseRoutes(app, deps),
  reactions: {
    [participantJoined.type]: noteServed(deps),
    [articleUsed.type]: noteArticleUse(deps),
    [expertQuestionChanged.type]: noteExpertAsked(deps),
    [draftConfirmed.type]: noteDraftConfirmed(deps),
  },
})
