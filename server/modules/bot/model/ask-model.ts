import { createHash } from 'node:crypto'
import { createBreaker } from '#modules/bot/model/breaker.ts'
import { complete, MOST_TOKENS } from '#modules/bot/model/client.ts'
import type { ModelQuestion, Suggested } from '#modules/bot/model/question.ts'
import { type ModelSettings, modelSettings } from '#modules/bot/model/settings.ts'
import { claimCall, forgetCalls, settleCall } from '#modules/bot/model/store-calls.ts'
import { FORGET_CALLS_TIMER } from '#modules/bot/timer-kinds.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import type { TimerHandler } from '#platform/timers.ts'

export type Asked =
  | {
      readonly kind: 'suggested'
      readonly callId: string
      readonly suggested: Suggested
      /** Word for word, numbers still hidden; kept nowhere. */
      readonly wrote: string
    }
  /** Another node asks about this turn until then. */
  | { readonly kind: 'held'; readonly until: number }
  /** The bot's own answer it is; codes of why. */
  | { readonly kind: 'none'; readonly why: readonly string[]; readonly wrote?: string }

export interface ModelAtHand {
  readonly settings: ModelSettings
  /** One call at most, logged, within the budget and until `endsAt`. @param turn null for the try-out panel */
  ask(
    question: ModelQuestion,
    turn: { readonly sessionId: string; readonly seq: number } | null,
    endsAt: number,
  ): Promise<Asked>
}

/** With less left nobody is asked: the answer would come too late. */
const LEAST_MS = 150
const DAY_MS = 86_400_000

/** The model of this house, with what keeps it from harm: undefined where none is set. */
export function createModel(platform: Platform, today: (now: number) => string): ModelAtHand | undefined {
  const settings = modelSettings(platform.config)
  if (!settings) return undefined
  const { db, clock, logger } = platform
  const breaker = createBreaker()
  let underWay = 0
  const callAndJudge = async (question: ModelQuestion, endsAt: number) => {
    const said = await complete(settings, question.messages, endsAt - clock.now())
    if (said.kind === 'failed') {
      breaker.failed(clock.now())
      return { failed: true, why: [said.why], tokens: said.isFree ? 0 : null, suggested: undefined, wrote: '' }
    }
    breaker.succeeded()
    // A server that counts nothing is believed to have used all that was set aside.
    const tokens = said.tokens || null
    const read = question.read(said.content, clock.now())
    return 'kind' in read
      ? { failed: false, why: [], tokens, suggested: read, wrote: said.content }
      : { failed: false, why: read, tokens, suggested: undefined, wrote: said.content }
  }
  return {
    settings,
    async ask(question, turn, endsAt) {
      const now = clock.now()
      if (endsAt - now < LEAST_MS) return { kind: 'none', why: ['no-time-left'] }
      if (underWay >= settings.atOnce) return { kind: 'none', why: ['too-many-at-once'] }
      if (!breaker.allows(now)) return { kind: 'none', why: ['resting'] }
      underWay++
      try {
        const prompt = JSON.stringify(question.messages)
        const call = {
          id: newId(now),
          turn,
          at: now,
          until: endsAt,
          purpose: question.purpose,
          language: question.language,
          model: settings.name,
          promptVersion: question.promptVersion,
          promptHash: createHash('sha256').update(prompt).digest('hex'),
          articles: question.articles,
          tokens: mostTokens(prompt),
        }
        const day = today(now)
        const claim = await claimCall(db, call, day, settings.tokensPerDay)
        if (claim.kind === 'held') return claim
        if (claim.kind === 'spent') return { kind: 'none', why: ['budget-spent'] }
        const startedAt = performance.now()
        const end = await callAndJudge(question, endsAt)
        await settleCall(db, call, day, {
          outcome: end.suggested ? (turn ? 'ready' : 'used') : end.failed ? 'failed' : 'refused',
          why: end.why,
          tokens: end.tokens ?? call.tokens,
          tookMs: Math.round(performance.now() - startedAt),
        })
        if (end.suggested) return { kind: 'suggested', callId: call.id, suggested: end.suggested, wrote: end.wrote }
        logger.info({ callId: call.id, why: end.why }, 'the model’s answer was not used')
        return { kind: 'none', why: end.why, wrote: end.wrote }
      } finally {
        underWay--
      }
    },
  }
}

/** No tokenizer makes more of a text: two bytes each, which is a token and a half for a Chinese character. */
const mostTokens = (prompt: string): number => Math.ceil(Buffer.byteLength(prompt) / 2) + MOST_TOKENS

/** The one key of its timer: all nodes together do it once a day. */
const DAILY = 'daily'

/** The log of calls is kept so long, also after the model was switched off; what is older goes once a day. */
export const forgetOldCalls =
  ({ timers, config }: Platform): TimerHandler =>
  async (tx, _timer, now) => {
    await forgetCalls(tx, now - config.MODEL_KEEP_DAYS * DAY_MS)
    await timers.set(tx, FORGET_CALLS_TIMER, DAILY, now + DAY_MS)
  }

/** From the start of a node on, unless another has begun already: at once, and then day by day. */
export const planForgetting = ({ db, timers, clock }: Platform): Promise<void> =>
  db.transaction((tx) => timers.setIfNone(tx, FORGET_CALLS_TIMER, DAILY, clock.now()))
