import { type Channel, PER_RECEIVER, PURPOSE_NAMES, PURPOSES, type Purpose } from '#libs/contact-gate/purposes.ts'
import type { Stop } from '#libs/contact-gate/spoken-refusal.ts'
import type { Outcome } from '#libs/facts/decision.ts'
import { done } from '#libs/facts/decision.ts'
import type { Fact } from '#libs/facts/event.ts'
import { decideState } from '#modules/consent/domain.ts'
import { lockCustomer } from '#modules/consent/gate/standing.ts'
import type { SpokenRefusal } from '#modules/consent/questions.ts'
import { decided, type Key, type Said, write } from '#modules/consent/record-consent.ts'
import { textsInForce } from '#modules/consent/texts/in-force.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** "No more advertising", said once: every marketing purpose on every channel, and every partner there is a word on. */
export async function refuseMarketing(
  platform: Platform,
  tx: Tx,
  said: Said,
): Promise<Outcome<{ readonly count: number }, never>> {
  await lockCustomer(tx, said.customerId)
  return done({ count: await refuseAll(platform, tx, said, ['marketing'], null) })
}

/**
 * What a customer told the bank to stop in their own words, with the message as proof. Once for each message: what they
 * agreed to after it stands, however often it is read again.
 */
export async function refuseSpoken(
  platform: Platform,
  tx: Tx,
  { language, stops, ...said }: SpokenRefusal,
): Promise<{ readonly isNew: boolean; readonly count: number }> {
  const { customerId, cause, contactId, message } = said
  await lockCustomer(tx, customerId)
  const isNew =
    await tx.run(sql`insert into consent.spoken_refusal (conversation_id, message_seq, customer_id, stops, at,
      by_kind, by_id, contact_id)
    values (${message.conversationId}, ${message.seq}, ${customerId}, ${[...stops]}::text[], ${at(platform.clock.now())},
      ${cause.kind}, ${cause.id}, ${contactId ?? null})
    on conflict do nothing`)
  if (isNew === 0) return { isNew: false, count: 0 }
  return { isNew: true, count: await refuseAll(platform, tx, said, stops, language) }
}

/** The messages of a conversation that were carried out already, by their numbers. */
export async function carriedOut(db: Queryable, conversationId: string): Promise<readonly number[]> {
  const rows = await db.rows<{ seq: number }>(
    sql`select message_seq seq from consent.spoken_refusal where conversation_id = ${conversationId} order by message_seq`,
  )
  return rows.map(({ seq }) => seq)
}

/** The customer is locked. @returns how many decisions it took; none for what they had refused before */
async function refuseAll(
  platform: Platform,
  tx: Tx,
  said: Said,
  stops: readonly Stop[],
  language: SpokenRefusal['language'] | null,
): Promise<number> {
  const now = platform.clock.now()
  const standing = await tx.rows<Key & { readonly state: 'given' | 'refused' | 'withdrawn' }>(
    sql`select purpose, channel, receiver, state from consent.standing where customer_id = ${said.customerId}`,
  )
  const receivers = await tx.rows<{ purpose: Purpose; receiver: string }>(
    sql`select distinct purpose, receiver from consent.text_version where receiver <> '' and state = 'approved'
      union select purpose, receiver from consent.standing where customer_id = ${said.customerId} and receiver <> ''`,
  )
  const given = stops.includes('all') ? standing.filter(({ state }) => state === 'given') : []
  const texts = await textsInForce(tx, now)
  const facts: Fact[] = []
  for (const key of keysToRefuse(stops, receivers, given)) {
    const known = standing.find((one) => sameKey(one, key))?.state
    if (known === 'refused' || known === 'withdrawn') continue
    const state = decideState('no', known)
    const text = texts.find(({ purpose, receiver }) => purpose === key.purpose && receiver === key.receiver)
    const decisionId = await write(tx, said, key, now, {
      state,
      expiresAt: null,
      textId: language === null ? null : (text?.textId ?? null),
      language,
    })
    facts.push(decided(said.customerId, now, key, state, decisionId))
  }
  await platform.log.announce(tx, said.cause, facts)
  return facts.length
}

const MARKETING: readonly Purpose[] = [
  'marketing-own',
  'marketing-partner',
  'sharing-partner',
  'profiling-marketing',
  'care',
]
/** What each command reaches. Service by contract, security and collection stand in none. */
const REACHES: Readonly<Record<Stop, readonly Purpose[]>> = {
  marketing: MARKETING,
  profiling: ['profiling-service', 'profiling-marketing'],
  sharing: ['sharing-partner', 'marketing-partner'],
  all: [...MARKETING, 'profiling-service', 'survey', 'model-training', 'voiceprint'],
}

/** Every purpose, channel and receiver that these commands reach, and whatever else is given up with them. */
export function keysToRefuse(
  stops: readonly Stop[],
  receivers: readonly { readonly purpose: Purpose; readonly receiver: string }[],
  besides: readonly Key[] = [],
): Key[] {
  const reached = new Set(stops.flatMap((stop) => REACHES[stop]))
  const keys = PURPOSE_NAMES.filter((purpose) => reached.has(purpose)).flatMap((purpose) => {
    const named = PER_RECEIVER.includes(purpose)
      ? receivers.filter((one) => one.purpose === purpose).map(({ receiver }) => receiver)
      : ['']
    return named.flatMap((receiver) =>
      PURPOSES[purpose].map((channel: Channel): Key => ({ purpose, channel, receiver })),
    )
  })
  return [...keys, ...besides.filter((one) => !keys.some((key) => sameKey(one, key)))]
}

const sameKey = (one: Key, other: Key): boolean =>
  one.purpose === other.purpose && one.channel === other.channel && one.receiver === other.receiver
