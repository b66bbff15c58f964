import type { Instant } from '#libs/facts/event.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { Session } from '#modules/bot/store-sessions.ts'
import type { Thought } from '#modules/bot/think.ts'
import type { CustomerWords } from '#modules/conversations/questions.ts'
import type { Tx } from '#platform/database/database.ts'

/** Not understood, or nothing in force to answer from: a question for those who write articles. */
const NOTHING_KNOWN: ReadonlySet<string> = new Set(['unsure-twice', 'no-current-answer'])

/** Tells the knowledge what it answered and what it could not: each question once, in the transaction of the turn. */
export async function recordKnowledge(
  { asks }: BotDeps,
  tx: Tx,
  session: Session,
  turns: readonly { readonly words: CustomerWords; readonly thought: Thought }[],
  now: Instant,
): Promise<void> {
  for (const { words, thought } of turns) {
    const question = words.text
    if (question === null) continue
    const asked = { locale: thought.language, at: now, channel: session.channel, question }
    if (thought.cited) {
      const use = { ...asked, ...thought.cited, how: 'answered' } as const
      await asks.knowledge.recordUse(tx, { kind: 'system', id: 'bot' }, use)
      continue
    }
    const isGivenUp = thought.next.kind === 'hand-over' && NOTHING_KNOWN.has(thought.next.why)
    if (thought.act === 'rephrase' || isGivenUp) await asks.knowledge.recordUnanswered(tx, asked)
  }
}
