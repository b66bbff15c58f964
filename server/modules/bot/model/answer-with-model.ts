import { setTimeout as sleep } from 'node:timers/promises'
import { answerTurn, MOST_AT_ONCE, thinkTurns } from '#modules/bot/answer-turn.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { Suggestion } from '#modules/bot/model/apply.ts'
import type { ModelAtHand } from '#modules/bot/model/ask-model.ts'
import { type ModelQuestion, questionFor } from '#modules/bot/model/question.ts'
import { markDropped } from '#modules/bot/model/store-calls.ts'
import { readSession } from '#modules/bot/store-sessions.ts'
import { sql } from '#platform/database/database.ts'

/** From the customer's last words to the end of the call: the answer is there within two seconds, whatever comes of it. */
const LONGEST_MS = 1_450
/** A node that waits for another gives it so much to write its answer down. */
const GRACE_MS = 100

/**
 * Thinks, asks the model with no transaction and no lock held, and then takes the turn as ever: under the lock everything
 * is thought anew, and what the model suggested counts only where the customer has written nothing since and the bot
 * would still give the same answer from the same version of the article. Without a model, just the turn.
 */
export async function answerWithModel(deps: BotDeps, conversationId: string): Promise<void> {
  const { model } = deps
  if (!model) return answerTurn(deps, conversationId)
  const { logger, db } = deps.platform
  const suggestion = await suggest(deps, model, conversationId).catch((error: Error) => {
    logger.warn({ err: error, conversationId }, 'the model was not asked')
    return undefined
  })
  await answerTurn(deps, conversationId, suggestion)
  if (!suggestion) return
  await markDropped(db, suggestion.callId).catch((error: Error) =>
    logger.warn({ err: error, callId: suggestion.callId }, 'a call of the model stays ready in its log'),
  )
}

async function suggest(deps: BotDeps, model: ModelAtHand, conversationId: string): Promise<Suggestion | undefined> {
  const { clock } = deps.platform
  const prepared = await prepare(deps, conversationId)
  if (!prepared) return undefined
  const { question, turn, writtenAt } = prepared
  const endsAt = Math.min(clock.now() + model.settings.timeoutMs, writtenAt + LONGEST_MS)
  const asked = await model.ask(question, turn, endsAt)
  if (asked.kind === 'held') {
    const leftMs = asked.until + GRACE_MS - clock.now()
    await sleep(Math.max(0, Math.min(leftMs, model.settings.timeoutMs + GRACE_MS)))
  }
  return asked.kind === 'suggested' ? { ...turn, callId: asked.callId, suggested: asked.suggested } : undefined
}

interface Prepared {
  readonly question: ModelQuestion
  readonly turn: { readonly sessionId: string; readonly seq: number }
  readonly writtenAt: number
}

/** What the bot would say now, read without a lock; nothing is written. */
function prepare(deps: BotDeps, conversationId: string): Promise<Prepared | undefined> {
  const { platform, asks, mind } = deps
  return platform.db.transaction(async (tx) => {
    await tx.rows(sql`select set_config('statement_timeout', '500ms', true)`)
    const session = await readSession(tx, conversationId)
    const release = mind.current()
    if (!session || !release) return undefined
    const words = await asks.conversations.customerWords(tx, conversationId, session.answeredUpToSeq, MOST_AT_ONCE)
    const said = words[words.length - 1]
    if (!said || said.text === null || words.length === MOST_AT_ONCE) return undefined
    const now = platform.clock.now()
    const turns = await thinkTurns(deps, tx, session, words, now)
    const last = turns[turns.length - 1]
    if (last?.words.seq !== said.seq) return undefined
    const turn = {
      release,
      session: { ...session, state: turns[turns.length - 2]?.thought.state ?? session.state },
      text: said.text,
      language: last.thought.language,
      now,
      today: deps.today(now),
    }
    const question = await questionFor(asks.knowledge, tx, turn, last.thought)
    return question && { question, turn: { sessionId: session.id, seq: said.seq }, writtenAt: said.at }
  })
}
