import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { readFeeling } from '#libs/language/feeling/read-feeling.ts'
import { pressForPerson } from '#modules/bot/ask-for-person.ts'
import { beginSession } from '#modules/bot/begin-session.ts'
import { bookCallBack } from '#modules/bot/call-back.ts'
import type { BotAsks, BotDeps } from '#modules/bot/deps.ts'
import { createDesks } from '#modules/bot/desks.ts'
import { knownSessions } from '#modules/bot/known-sessions.ts'
import { leaveSession, lookAtSilence } from '#modules/bot/leave.ts'
import { createMind } from '#modules/bot/load-release.ts'
import { createModel, forgetOldCalls, planForgetting } from '#modules/bot/model/ask-model.ts'
import { modelRoutes } from '#modules/bot/model/routes.ts'
import { overdue, watchMessage } from '#modules/bot/overdue.ts'
import { lexicon } from '#modules/bot/pack/lexicon.ts'
import { voiceExamples } from '#modules/bot/pack/voice-examples.ts'
import { botPermissions } from '#modules/bot/permissions.ts'
import type { BotQuestions } from '#modules/bot/questions.ts'
import { hasNothingToDo, noteReached, noteReturn } from '#modules/bot/reactions.ts'
import { botRoutes } from '#modules/bot/routes.ts'
import { editorRoutes } from '#modules/bot/routes-editor.ts'
import { releaseRoutes } from '#modules/bot/routes-releases.ts'
import { sessionRoutes } from '#modules/bot/routes-sessions.ts'
import { isOwed, sessionOf } from '#modules/bot/store-sessions.ts'
import {
  CALL_BACK_TIMER,
  FORGET_CALLS_TIMER,
  IDLE_TIMER,
  OVERDUE_TIMER,
  TRAIN_TIMER,
} from '#modules/bot/timer-kinds.ts'
import { createTraining } from '#modules/bot/training.ts'
import { handedOverAbout, understand } from '#modules/bot/understand.ts'
import { createWaking } from '#modules/bot/waking.ts'
import { contactAsked, messagePosted } from '#modules/conversations/events.ts'
import { contactAssigned } from '#modules/routing/events.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Answers customers first, from what the house has approved, and gives them to a person without a break. */
export function botModule(platform: Platform, asks: BotAsks): Module & { readonly questions: BotQuestions } {
  const zone = compileZone(platform.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${platform.config.TIME_ZONE} is not known`)
  const mind = createMind(platform)
  const training = createTraining(platform)
  const waking = createWaking(() => deps)
  const today = (now: number) => localDateOf(zone, now)
  const deps: BotDeps = {
    platform,
    asks,
    mind,
    model: createModel(platform, today),
    known: knownSessions(platform),
    desks: createDesks({ platform, asks }),
    today,
    wake: waking.wake,
  }
  return {
    name: 'bot',
    permissions: botPermissions,
    routes(app) {
      botRoutes(app, deps)
      editorRoutes(app, deps)
      releaseRoutes(app, deps)
      sessionRoutes(app, deps)
      modelRoutes(app, deps)
    },
    reactions: {
      [messagePosted.type]: watchMessage(deps),
      [contactAssigned.type]: noteReached,
      [contactAsked.type]: noteReturn,
    },
    isIdle: hasNothingToDo(platform),
    timers: {
      [IDLE_TIMER]: lookAtSilence(deps),
      [OVERDUE_TIMER]: overdue(deps),
      [CALL_BACK_TIMER]: bookCallBack(deps),
      [TRAIN_TIMER]: training.timer,
      [FORGET_CALLS_TIMER]: forgetOldCalls(platform),
    },
    async start() {
      await mind.start()
      await planForgetting(platform)
    },
    async stop() {
      await waking.idle()
      await training.stop()
      await mind.stop()
    },
    questions: {
      isKnownOpen: deps.known.has,
      begin: (writer, written) => beginSession(deps, writer, written),
      owes: isOwed,
      wake: waking.wake,
      handOver: (writer) => pressForPerson(deps, writer),
      leave: (tx, conversationId) => leaveSession(deps, tx, conversationId, 'went-away'),
      sessionOf,
      understand: (text) => understand(mind, text),
      handedOverAbout: (db, contactId) => handedOverAbout(mind, db, contactId),
      feelingOf: (text) => readFeeling(text, lexicon()),
      voiceExamples,
    },
  }
}
