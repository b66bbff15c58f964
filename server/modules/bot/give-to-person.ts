import type { HandOver } from '#libs/dialogue/hand-over.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import { handedOver } from '#modules/bot/events.ts'
import { endSession, type Session, type SessionOutcome } from '#modules/bot/store-sessions.ts'
import { CALL_BACK_TIMER } from '#modules/bot/timer-kinds.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'

/** Why a person takes over: by the dialogue, or because the bot could not answer. */
export interface GivenAway {
  readonly why: string
  /** Null: the bot failed so that it could not even say what it knew. */
  readonly handOver: HandOver | null
  /** E.164, when nobody is there and the customer gave a number to be called on. */
  readonly phone?: string
}

/** The bot broke or was too slow: the session failed, whatever the customer gets now. */
export const FAILURES: readonly string[] = ['failed', 'too-slow']

/**
 * The customer is a person's from here on: contact, promise and package are one transaction with whatever the bot said
 * last. The thirty seconds run from this instant. The thread and the session are locked.
 */
export async function giveToPerson(
  deps: BotDeps,
  tx: Tx,
  session: Session,
  given: GivenAway,
  now: Instant,
): Promise<string> {
  const { platform, asks } = deps
  const { why, handOver } = given
  const cause: Cause =
    why === 'asked' ? { kind: 'customer', id: session.customerId } : { kind: 'system', id: 'bot.hand-over' }
  const { contactId } = await asks.conversations.askForPerson(tx, cause, {
    conversationId: session.conversationId,
    channel: session.channel,
    language: session.language,
    topic: handOver?.topic ?? session.topic,
    ...laneOf(handOver),
    at: now,
  })
  await tx.run(sql`insert into bot.hand_over (contact_id, session_id, at, package)
    values (${contactId}, ${session.id}, ${at(now)},
      ${json({ why, handOver, firstSeq: session.begunAfterSeq + 1, language: session.language })})
    on conflict (contact_id) do nothing`)
  await platform.log.announce(tx, cause, [
    handedOver.of(session.id, now, {
      sessionId: session.id,
      conversationId: session.conversationId,
      contactId,
      why,
      urgency: handOver?.urgency ?? 'normal',
      intent: session.intent,
    }),
  ])
  if (given.phone !== undefined) {
    await platform.timers.set(tx, CALL_BACK_TIMER, contactId, now, {
      phone: platform.cipher.seal(given.phone),
      tries: 0,
    })
  }
  const outcome: SessionOutcome = FAILURES.includes(why) ? 'failed' : 'handed-over'
  await endSession(platform, tx, session, { outcome, why, contactId, at: now })
  return contactId
}

/** Money at risk goes before everyone; a life, a death or a threat before ordinary contacts. Else as the customer is. */
function laneOf(handOver: HandOver | null): { readonly lane?: 'fraud' | 'vulnerable' } {
  if (handOver === null || handOver.urgency === 'normal') return {}
  if (handOver.why === 'fraud' || handOver.feeling.cues.some(({ kind }) => kind === 'fraud')) return { lane: 'fraud' }
  return handOver.urgency === 'immediate' ? { lane: 'vulnerable' } : {}
}
