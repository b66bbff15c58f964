import type { BotDeps } from '#modules/bot/deps.ts'
import type { Suggested } from '#modules/bot/model/question.ts'
import { markUsed } from '#modules/bot/model/store-calls.ts'
import type { Session } from '#modules/bot/store-sessions.ts'
import { type Thought, think } from '#modules/bot/think.ts'
import type { CustomerWords } from '#modules/conversations/questions.ts'
import type { Tx } from '#platform/database/database.ts'

/** What a model suggested for the turn that answers this message of this session, and for no other. */
export interface Suggestion {
  readonly callId: string
  readonly sessionId: string
  readonly seq: number
  readonly suggested: Suggested
}

/**
 * Thinks one message through with what the model suggested. It counts only where the bot itself comes to the same as
 * before the model was asked: the same article in the same version and language, or the same act.
 */
export async function thinkSuggested(
  deps: BotDeps,
  tx: Tx,
  session: Session,
  words: CustomerWords,
  now: number,
  { callId, suggested }: Suggestion,
): Promise<Thought> {
  const own = await think(deps, tx, session, words, now)
  if (!stillFits(own, suggested)) return own
  await markUsed(tx, callId)
  return suggested.kind === 'phrase' ? phrased(own, suggested) : think(deps, tx, session, words, now, suggested.meaning)
}

export const stillFits = ({ says, act }: Thought, suggested: Suggested): boolean =>
  suggested.kind === 'phrase' ? says.some(({ text }) => text === suggested.embedded) : act === suggested.act

export function phrased(own: Thought, { embedded, text }: Extract<Suggested, { kind: 'phrase' }>): Thought {
  return { ...own, says: own.says.map((said) => (said.text === embedded ? { ...said, text } : said)) }
}
