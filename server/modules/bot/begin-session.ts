import type { Cause } from '#libs/facts/event.ts'
import { isOnAt } from '#modules/bot/assistants.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { sessionBegun } from '#modules/bot/events.ts'
import type { Writer } from '#modules/bot/questions.ts'
import { insertSession, lockSession, noteRepeat } from '#modules/bot/store-sessions.ts'
import { IDLE_TIMER } from '#modules/bot/timer-kinds.ts'
import { newId } from '#platform/ids.ts'

/**
 * Takes a conversation in hand before its customer's words are written, so that whatever is acknowledged stands before
 * somebody who owes the answer. False where no bot answers, where none has learnt anything yet on this node, and where a
 * person has the customer: then the caller asks for a person.
 * @param written number of a message that was written already and that nobody has heard
 */
export async function beginSession(deps: BotDeps, writer: Writer, written?: number): Promise<boolean> {
  const { platform, asks, mind, known } = deps
  const assistant = await isOnAt(platform.db, writer.entrance)
  const release = mind.current()
  if (!assistant || !release) return false
  const cause: Cause = { kind: 'customer', id: writer.customerId }
  const isOurs = await platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const thread = await asks.conversations.lockThread(tx, writer.conversationId)
    if (!thread || thread.openContactId !== null) return false
    if (await lockSession(tx, writer.conversationId)) return true
    await noteRepeat(tx, writer.customerId, now, null)
    const heardUpTo = written === undefined ? thread.lastSeq : written - 1
    const session = {
      ...writer,
      id: newId(now),
      beganAt: now,
      begunAfterSeq: heardUpTo,
      answeredUpToSeq: heardUpTo,
      lastTurnAt: now,
      turnCount: 0,
      state: null,
      intent: null,
    }
    await insertSession(tx, session, release.releaseId)
    await platform.timers.set(tx, IDLE_TIMER, session.id, now + assistant.idleSeconds * 1000)
    await platform.log.announce(tx, cause, [
      sessionBegun.of(session.id, now, {
        sessionId: session.id,
        conversationId: writer.conversationId,
        customerId: writer.customerId,
        entrance: writer.entrance,
        releaseId: release.releaseId,
      }),
    ])
    return true
  })
  if (isOurs) known.add(writer.conversationId)
  return isOurs
}
