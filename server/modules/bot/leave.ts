import type { BotDeps } from '#modules/bot/deps.ts'
import { endSession, lockSession } from '#modules/bot/store-sessions.ts'
import { IDLE_TIMER } from '#modules/bot/timer-kinds.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

/** The customer goes: the session ends, and counts as nothing better than left. @returns whether there was one */
export async function leaveSession(deps: BotDeps, tx: Tx, conversationId: string, why: string): Promise<boolean> {
  await deps.asks.conversations.lockThread(tx, conversationId)
  const session = await lockSession(tx, conversationId)
  if (!session) return false
  const end = { outcome: 'left', why, contactId: null, at: deps.platform.clock.now() } as const
  await endSession(deps.platform, tx, session, end)
  return true
}

/** Silence ends a session; words meanwhile put the look off. */
export const lookAtSilence =
  (deps: BotDeps): TimerHandler =>
  async (tx, timer, now) => {
    const session = await tx.maybe<{
      conversationId: string
      dueAt: number
    }>(sql`select s.conversation_id "conversationId",
        s.last_turn_at + coalesce(a.idle_seconds, 900) * interval '1 second' "dueAt"
      from bot.session s left join bot.assistant a on a.entrance = s.entrance
      where s.id = ${timer.key} and s.ended_at is null`)
    if (!session) return
    if (session.dueAt > now) return deps.platform.timers.set(tx, IDLE_TIMER, timer.key, session.dueAt)
    await leaveSession(deps, tx, session.conversationId, 'silent')
  }
