import { carryOut } from '#modules/bot/carry-out.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { turnTaken } from '#modules/bot/events.ts'
import { giveToPerson } from '#modules/bot/give-to-person.ts'
import { type Suggestion, thinkSuggested } from '#modules/bot/model/apply.ts'
import { recordKnowledge } from '#modules/bot/record-knowledge.ts'
import { endSession, lockSession, type Session, saveTurns } from '#modules/bot/store-sessions.ts'
import { insertTurns } from '#modules/bot/store-turns.ts'
import { type Thought, think } from '#modules/bot/think.ts'
import { BOT_NAME, localeOf } from '#modules/bot/words.ts'
import type { CustomerWords, NewMessage } from '#modules/conversations/questions.ts'
import { sql, type Tx } from '#platform/database/database.ts'

/** More were never written between two turns of anyone who types; what is left is answered by the next turn. */
export const MOST_AT_ONCE = 10
/** Of one statement, one lock and one pause of the node's own. */
const LONGEST = '1500ms'

/**
 * Answers what the customer has written since the bot's last answer: everything that follows from it (words, state,
 * hand-over) is one transaction under the thread's lock, so of two nodes, or of one that died and one that took over, one
 * alone has effect. Does nothing where nothing is unanswered.
 * @param suggestion of a model, for the turn it was asked about; see model/answer-with-model.ts
 */
export async function answerTurn(deps: BotDeps, conversationId: string, suggestion?: Suggestion): Promise<void> {
  const { platform, asks } = deps
  await platform.db.transaction(async (tx) => {
    // A turn that hangs lets go of the thread in time for a person to have it.
    await tx.rows(sql`select set_config('statement_timeout', ${LONGEST}, true), set_config('lock_timeout', ${LONGEST}, true),
      set_config('idle_in_transaction_session_timeout', ${LONGEST}, true)`)
    const thread = await asks.conversations.lockThread(tx, conversationId)
    const session = thread && (await lockSession(tx, conversationId))
    if (!session) return
    const now = platform.clock.now()
    if (thread.openContactId !== null) {
      // Somebody of the house has begun to serve this customer: the bot is silent.
      const end = { outcome: 'left', why: 'served-by-a-person', contactId: thread.openContactId, at: now } as const
      return endSession(platform, tx, session, end)
    }
    const words = await asks.conversations.customerWords(tx, conversationId, session.answeredUpToSeq, MOST_AT_ONCE)
    if (words.length > 0) await answerWords(deps, tx, session, words, suggestion)
    if (words.length === MOST_AT_ONCE) tx.afterCommit(() => deps.wake(conversationId))
  })
}

interface Turn {
  readonly words: CustomerWords
  readonly thought: Thought
}

/** One after the other, up to the one that leads to a person. Reads by `tx`; writes nothing but that a suggestion was used. */
export async function thinkTurns(
  deps: BotDeps,
  tx: Tx,
  before: Session,
  words: readonly CustomerWords[],
  now: number,
  suggestion?: Suggestion,
): Promise<readonly Turn[]> {
  const turns: Turn[] = []
  const newest = words[words.length - 1]?.seq
  const isItsTurn = suggestion?.sessionId === before.id && suggestion.seq === newest
  let session = before
  for (const said of words) {
    const thought =
      isItsTurn && said.seq === newest
        ? await thinkSuggested(deps, tx, session, said, now, suggestion)
        : await think(deps, tx, session, said, now)
    turns.push({ words: said, thought })
    session = after(session, thought)
    if (thought.next.kind === 'hand-over') break
  }
  return turns
}

const after = (session: Session, { state, language, intent }: Thought): Session => ({
  ...session,
  state,
  language,
  intent,
})

async function answerWords(
  deps: BotDeps,
  tx: Tx,
  before: Session,
  words: readonly CustomerWords[],
  suggestion?: Suggestion,
): Promise<void> {
  const { platform, asks } = deps
  const now = platform.clock.now()
  const turns = await thinkTurns(deps, tx, before, words, now, suggestion)
  const last = turns[turns.length - 1]
  if (!last) return
  const session = after(before, last.thought)
  const { next } = last.thought
  for (const { words: said, thought } of turns) await carryOut(deps, tx, session, { seq: said.seq, ...thought })
  const messages: NewMessage[] = []
  for (const { words: said, thought } of turns)
    messages.push(...(await messagesOf(deps, tx, session, said.seq, thought)))
  await asks.conversations.postInTurn(tx, messages, now)
  await saveTurns(tx, session, {
    state: last.thought.state,
    language: session.language,
    intent: session.intent,
    // Whatever else was written goes to the person, who reads the whole thread.
    answeredUpToSeq: next.kind === 'hand-over' ? (words[words.length - 1]?.seq ?? 0) : last.words.seq,
    turns: turns.length,
    at: now,
  })
  await insertTurns(tx, session.id, turns, now)
  await recordKnowledge(deps, tx, session, turns, now)
  await platform.log.announce(
    tx,
    { kind: 'system', id: 'bot' },
    turns.map(({ words: { seq }, thought }) =>
      turnTaken.of(session.id, now, {
        sessionId: session.id,
        conversationId: session.conversationId,
        seq,
        act: thought.act,
        intent: thought.intent,
        articleId: thought.cited?.articleId ?? null,
        articleVersion: thought.cited?.version ?? null,
      }),
    ),
  )
  if (next.kind === 'hand-over') await giveToPerson(deps, tx, session, next, now)
  // With more to answer the session goes on: nothing a customer wrote is left between two sessions.
  if (next.kind === 'resolved' && words.length < MOST_AT_ONCE) {
    await endSession(platform, tx, session, {
      outcome: 'resolved-confirmed',
      why: 'confirmed',
      contactId: null,
      at: now,
    })
  }
}

/**
 * What is said, and behind an article the files that hang on it and the thread does not carry yet. Named by what they answer:
 * the same turn taken twice says everything once.
 */
async function messagesOf(
  { platform, asks }: BotDeps,
  tx: Tx,
  { id, conversationId }: Session,
  seq: number,
  { says, language }: Thought,
): Promise<NewMessage[]> {
  const author = { kind: 'bot', id: 'bot', name: BOT_NAME[localeOf(language)] } as const
  const bodies: NewMessage['body'][] = []
  for (const { text, choices, fileIds = [] } of says) {
    bodies.push({ kind: 'text', text, ...(choices.length === 0 ? {} : { choices }) })
    const files = await asks.knowledge.articleFiles(tx, fileIds)
    const lent = await asks.conversations.lendFiles(tx, conversationId, files, platform.clock.now())
    bodies.push(...lent.map((fileId) => ({ kind: 'file', fileId }) as const))
  }
  return bodies.map((body, n) => ({
    ...{ conversationId, clientId: `bot:${id}:${seq}:${n}`, author, audience: 'everyone', body },
  }))
}
