import type { z } from 'zod'
import { type Channel, isChannelOf, PER_RECEIVER, PURPOSES, type Purpose } from '#libs/contact-gate/purposes.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import type { decisionBody } from '#modules/consent/contract.ts'
import { decideState, expiryOf } from '#modules/consent/domain.ts'
import { consentDecided } from '#modules/consent/events.ts'
import { lockCustomer } from '#modules/consent/gate/standing.ts'
import { choicesInForce } from '#modules/consent/rules/in-force.ts'
import { textInForce } from '#modules/consent/texts/in-force.ts'
import { at, maybeAt, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

export type ConsentRefusal = 'no-such-channel' | 'receiver-missing' | 'text-not-in-force' | 'language-missing'

export interface Said {
  readonly customerId: string
  readonly cause: Cause
  readonly saidThrough: string
  readonly contactId?: string | undefined
  readonly recordingOffsetSeconds?: number | undefined
  /** The very message in which it was said. */
  readonly message?: { readonly conversationId: string; readonly seq: number } | undefined
}
export interface Key {
  readonly purpose: Purpose
  readonly channel: Channel
  readonly receiver: string
}

/** Writes down a yes or a no with its proof. It holds everywhere from the commit on. */
export async function recordConsent(
  platform: Platform,
  tx: Tx,
  said: Said,
  body: Pick<z.output<typeof decisionBody>, 'purpose' | 'channel' | 'receiver' | 'says' | 'textVersion' | 'language'>,
): Promise<Outcome<{ readonly decisionId: string }, ConsentRefusal>> {
  const { purpose, channel, receiver, says } = body
  const now = platform.clock.now()
  if (!isChannelOf(purpose, channel))
    return refused('no-such-channel', `Choose one of ${PURPOSES[purpose].join(', ')} for this purpose.`)
  if (PER_RECEIVER.includes(purpose) !== (receiver !== ''))
    return refused('receiver-missing', 'A partner purpose names its receiver, and no other purpose has one.')
  await lockCustomer(tx, said.customerId)
  const text = await textInForce(tx, purpose, receiver, now)
  if (says === 'yes') {
    if (!text || text.version !== body.textVersion)
      return refused('text-not-in-force', 'Ask in the words that are in force now: load the page again.')
    if (body.language === undefined) return refused('language-missing', 'Say in which language it was asked.')
  }
  const before = await tx.maybe<{ state: 'given' | 'refused' | 'withdrawn'; expires_at: Instant | null }>(
    sql`select state, expires_at from consent.standing where customer_id = ${said.customerId}
      and purpose = ${purpose} and channel = ${channel} and receiver = ${receiver}`,
  )
  const state = decideState(says, before?.state)
  const { consentMonths } = await choicesInForce(tx)
  const decisionId = await write(tx, said, { purpose, channel, receiver }, now, {
    state,
    expiresAt: state === 'given' ? expiryOf(now, consentMonths) : null,
    textId: state === 'given' ? (text?.textId ?? null) : null,
    language: body.language ?? null,
  })
  await platform.log.announce(tx, said.cause, [decided(said.customerId, now, body, state, decisionId)])
  return done({ decisionId })
}

export const decided = (
  customerId: string,
  now: Instant,
  { purpose, channel, receiver }: Key,
  state: 'given' | 'refused' | 'withdrawn',
  decisionId: string,
): Fact => consentDecided.of(customerId, now, { purpose, channel, receiver, state, decisionId })

export async function write(
  tx: Tx,
  { customerId, cause, saidThrough, contactId, recordingOffsetSeconds, message }: Said,
  { purpose, channel, receiver }: Key,
  now: Instant,
  what: {
    readonly state: string
    readonly expiresAt: Instant | null
    readonly textId: string | null
    readonly language: string | null
  },
): Promise<string> {
  const id = newId(now)
  await tx.run(sql`insert into consent.decision (id, customer_id, purpose, channel, receiver, state, at, expires_at,
      text_id, language, said_through, by_kind, by_id, contact_id, recording_offset_seconds,
      conversation_id, message_seq)
    values (${id}, ${customerId}, ${purpose}, ${channel}, ${receiver}, ${what.state}, ${at(now)},
      ${maybeAt(what.expiresAt)}, ${what.textId}, ${what.language}, ${saidThrough}, ${cause.kind}, ${cause.id},
      ${contactId ?? null}, ${recordingOffsetSeconds ?? null}, ${message?.conversationId ?? null},
      ${message?.seq ?? null})`)
  await tx.run(sql`insert into consent.standing (customer_id, purpose, channel, receiver, decision_id, state, expires_at)
    values (${customerId}, ${purpose}, ${channel}, ${receiver}, ${id}, ${what.state}, ${maybeAt(what.expiresAt)})
    on conflict (customer_id, purpose, channel, receiver)
    do update set decision_id = excluded.decision_id, state = excluded.state, expires_at = excluded.expires_at`)
  return id
}
