import type { RecordedFact } from '#libs/facts/event.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { failInside } from '#modules/bot/fail-to-person.ts'
import { OVERDUE_TIMER } from '#modules/bot/timer-kinds.ts'
import { messagePosted } from '#modules/conversations/events.ts'
import { type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

/** Longer than this no customer waits for a bot. */
const LONGEST_MS = 2_000

/**
 * A message before the bot that is not answered when its fact is read (its node died, or is slow): whoever reads the fact
 * takes the turn, and if that fails too a person has the customer two seconds after the words. Most facts find their
 * answer given and set nothing.
 */
export const watchMessage =
  (deps: BotDeps) =>
  async (tx: Tx, fact: RecordedFact): Promise<void> => {
    if (!messagePosted.is(fact) || fact.data.author !== 'customer' || fact.data.contactId !== null) return
    const { conversationId, seq } = fact.data
    if (!(await isUnanswered(tx, conversationId, seq))) return
    const data = { conversationId, seq }
    await deps.platform.timers.set(tx, OVERDUE_TIMER, `${conversationId}:${seq}`, fact.at + LONGEST_MS, data)
    tx.afterCommit(() => deps.wake(conversationId))
  }

export const overdue =
  (deps: BotDeps): TimerHandler =>
  async (tx, timer) => {
    const { conversationId, seq } = timer.data as { conversationId: string; seq: number }
    if (await isUnanswered(tx, conversationId, seq)) await failInside(deps, tx, conversationId, 'too-slow')
  }

async function isUnanswered(db: Queryable, conversationId: string, seq: number): Promise<boolean> {
  const found = await db.rows(sql`select from bot.session where conversation_id = ${conversationId}
    and ended_at is null and begun_after_seq < ${seq} and answered_up_to_seq < ${seq}`)
  return found.length > 0
}
