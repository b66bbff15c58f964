import type { Instant } from '#libs/facts/event.ts'
import { sessionEnded } from '#modules/bot/events.ts'
import type { BotState } from '#modules/bot/mind.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export interface Session {
  readonly id: string
  readonly conversationId: string
  readonly customerId: string
  readonly entrance: string
  readonly channel: string
  readonly language: string
  readonly topic: string | null
  readonly beganAt: Instant
  readonly begunAfterSeq: number
  readonly answeredUpToSeq: number
  readonly lastTurnAt: Instant
  readonly turnCount: number
  readonly state: BotState | null
  readonly intent: string | null
}

export type SessionOutcome = 'resolved-confirmed' | 'handed-over' | 'left' | 'failed'

const columns = sql`id, conversation_id "conversationId", customer_id "customerId", entrance, channel, language, topic,
  began_at "beganAt", begun_after_seq "begunAfterSeq", answered_up_to_seq "answeredUpToSeq", last_turn_at "lastTurnAt",
  turn_count "turnCount", state, intent`

/** The open session of a conversation; to be locked after the thread. */
export const lockSession = (tx: Tx, conversationId: string): Promise<Session | undefined> =>
  tx.maybe<Session>(sql`select ${columns} from bot.session
    where conversation_id = ${conversationId} and ended_at is null for update`)

/** The same as it is now, without a lock: for thinking ahead. */
export const readSession = (db: Queryable, conversationId: string): Promise<Session | undefined> =>
  db.maybe<Session>(sql`select ${columns} from bot.session
    where conversation_id = ${conversationId} and ended_at is null`)

export async function insertSession(tx: Tx, session: Session, releaseId: string | null): Promise<void> {
  await tx.run(sql`insert into bot.session (id, conversation_id, customer_id, entrance, channel, language, topic,
      release_id, began_at, begun_after_seq, answered_up_to_seq, last_turn_at)
    values (${session.id}, ${session.conversationId}, ${session.customerId}, ${session.entrance}, ${session.channel},
      ${session.language}, ${session.topic}, ${releaseId}, ${at(session.beganAt)}, ${session.begunAfterSeq},
      ${session.answeredUpToSeq}, ${at(session.lastTurnAt)})`)
}

export async function saveTurns(
  tx: Tx,
  session: Pick<Session, 'id'>,
  turned: {
    readonly state: BotState
    readonly language: string
    readonly intent: string | null
    readonly answeredUpToSeq: number
    readonly turns: number
    readonly at: Instant
  },
): Promise<void> {
  await tx.run(sql`update bot.session set state = ${json(turned.state)}, intent = ${turned.intent},
      language = ${turned.language}, answered_up_to_seq = ${turned.answeredUpToSeq}, last_turn_at = ${at(turned.at)},
      turn_count = turn_count + ${turned.turns} where id = ${session.id}`)
}

/** Ends a session once, and says so. */
export async function endSession(
  platform: Platform,
  tx: Tx,
  session: Pick<Session, 'id' | 'conversationId'>,
  end: {
    readonly outcome: SessionOutcome
    readonly why: string
    readonly contactId: string | null
    readonly at: Instant
  },
): Promise<void> {
  await tx.run(sql`update bot.session set ended_at = ${at(end.at)}, outcome = ${end.outcome}, why = ${end.why},
      contact_id = ${end.contactId} where id = ${session.id} and ended_at is null`)
  await platform.log.announce(tx, { kind: 'system', id: 'bot' }, [
    sessionEnded.of(session.id, end.at, {
      sessionId: session.id,
      conversationId: session.conversationId,
      outcome: end.outcome,
      why: end.why,
      contactId: end.contactId,
    }),
  ])
}

/** Whoever comes back within this long was not helped for good. */
export const REPEAT_MS = 72 * 3_600_000

/** The customer is here again: ends of the last 72 hours were none. Those handed over are judged by their contact. */
export async function noteRepeat(
  tx: Tx,
  customerId: string,
  now: Instant,
  exceptContactId: string | null,
): Promise<void> {
  await tx.run(sql`update bot.session set repeated_at = ${at(now)} where customer_id = ${customerId}
    and ended_at > ${at(now - REPEAT_MS)} and ended_at <= ${at(now)} and repeated_at is null
    and contact_id is distinct from ${exceptContactId}::uuid`)
}

/** Whether the bot answered message `seq`, or owes it an answer. */
export async function isOwed(db: Queryable, conversationId: string, seq: number): Promise<boolean> {
  const { isOwed } = await db.one<{ isOwed: boolean }>(sql`select exists (select from bot.session
    where conversation_id = ${conversationId} and begun_after_seq < ${seq}
      and (ended_at is null or answered_up_to_seq >= ${seq})) "isOwed"`)
  return isOwed
}

export const sessionOf = (db: Queryable, conversationId: string): Promise<{ readonly beganAt: Instant } | undefined> =>
  db.maybe(
    sql`select began_at "beganAt" from bot.session where conversation_id = ${conversationId} and ended_at is null`,
  )
