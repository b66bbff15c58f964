import type { BotDeps } from '#modules/bot/deps.ts'
import { giveToPerson } from '#modules/bot/give-to-person.ts'
import { lockSession } from '#modules/bot/store-sessions.ts'
import { wordsOnFailure } from '#modules/bot/words.ts'
import type { Tx } from '#platform/database/database.ts'

/** What the bot could not answer, or not in time, a person does. Nothing where nothing is unanswered any more. */
export async function failToPerson(deps: BotDeps, conversationId: string, why: 'failed' | 'too-slow'): Promise<void> {
  await deps.platform.db.transaction((tx) => failInside(deps, tx, conversationId, why))
}

export async function failInside(
  deps: BotDeps,
  tx: Tx,
  conversationId: string,
  why: 'failed' | 'too-slow',
): Promise<void> {
  const { platform, asks } = deps
  const thread = await asks.conversations.lockThread(tx, conversationId)
  const session = thread && (await lockSession(tx, conversationId))
  if (!session || thread.openContactId !== null) return
  const [first] = await asks.conversations.customerWords(tx, conversationId, session.answeredUpToSeq, 1)
  if (!first) return
  const now = platform.clock.now()
  await asks.conversations.postInTurn(
    tx,
    [
      {
        conversationId,
        clientId: `bot:${session.id}:${first.seq}:${why}`,
        author: { kind: 'bot', id: 'bot' },
        audience: 'everyone',
        body: { kind: 'text', text: wordsOnFailure(session.language) },
      },
    ],
    now,
  )
  await giveToPerson(deps, tx, session, { why, handOver: null }, now)
}
