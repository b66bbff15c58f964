import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { draftConfirmed, expertQuestionChanged, replySent } from '#modules/assist/events.ts'
import { noteGoal } from '#modules/assist/tool-use/goal.ts'
import {
  noteArticleUse,
  noteDraftConfirmed,
  noteExpertAsked,
  noteReplySent,
  noteScriptTicked,
  noteServed,
} from '#modules/assist/tool-use/reactions.ts'
import { toolUseRoutes } from '#modules/assist/tool-use/routes.ts'
import { participantJoined, scriptTicked } from '#modules/conversations/events.ts'
import { goalChanged } from '#modules/insights/events.ts'
import { articleUsed } from '#modules/knowledge/events.ts'

/** Who makes use of the tools, counted from what they do. */
export const toolUsePart = (deps: AssistDeps): AssistPart => ({
  routes: (app) => toolUseRoutes(app, deps),
  reactions: {
    [participantJoined.type]: noteServed(deps),
    [articleUsed.type]: noteArticleUse(deps),
    [expertQuestionChanged.type]: noteExpertAsked(deps),
    [draftConfirmed.type]: noteDraftConfirmed(deps),
    [replySent.type]: noteReplySent(deps),
    [scriptTicked.type]: noteScriptTicked(deps),
    [goalChanged.type]: noteGoal,
  },
})
