import type { Cause, Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { laneOf, referenceFor } from '#modules/conversations/domain.ts'
import { contactAsked } from '#modules/conversations/events.ts'
import { ABOUT_CONTACT, FIRST_RESPONSE } from '#modules/conversations/first-response.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import { readSettings } from '#modules/conversations/settings.ts'
import { refreshSeats } from '#modules/conversations/store.ts'
import { at, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

type Ask = Parameters<ConversationQuestions['askForPerson']>[2]
const DAY_MS = 24 * 3600 * 1000

/** The one thread of a customer; made at the first call, the same at every other, also from two nodes at once. */
export async function conversationOf(tx: Tx, _cause: Cause, customerId: string, at_: Instant): Promise<string> {
  await tx.run(sql`insert into conversations.conversation (id, customer_id, created_at)
    values (${newId(at_)}, ${customerId}, ${at(at_)}) on conflict (customer_id) do nothing`)
  const { id } = await tx.one<{ id: string }>(
    sql`select id from conversations.conversation where customer_id = ${customerId}`,
  )
  return id
}

/** Begins a contact, or finds the one that is open: asking twice is asking once. */
export async function askForPerson(
  deps: Deps,
  tx: Tx,
  cause: Cause,
  ask: Ask,
): Promise<{ readonly contactId: string; readonly isNew: boolean }> {
  const thread = await lockThread(tx, ask.conversationId)
  if (thread.isOpen && thread.contactId !== null) return { contactId: thread.contactId, isNew: false }
  const settings = await readSettings(tx)
  const traits = await deps.customers.routingTraits(tx, thread.customerId)
  const lane = ask.lane ?? laneOf(traits)
  const isCallback = ask.isCallback ?? false
  const contactId = newId(ask.at)
  const reference = referenceFor(ask.at, deps.platform.config.TIME_ZONE, await nextNumber(tx))
  await tx.run(sql`insert into conversations.contact (id, reference, conversation_id, customer_id, channel, language, topic,
      lane, is_callback, first_seq, asked_at)
    values (${contactId}, ${reference}, ${ask.conversationId}, ${thread.customerId}, ${ask.channel}, ${ask.language},
      ${ask.topic}, ${lane}, ${isCallback}, ${thread.lastSeq + 1}, ${at(ask.at)})`)
  await refreshSeats(tx, ask.conversationId)
  await deps.platform.log.announce(tx, cause, [
    contactAsked.of(contactId, ask.at, {
      contactId,
      reference,
      conversationId: ask.conversationId,
      customerId: thread.customerId,
      channel: ask.channel,
      language: ask.language,
      topic: ask.topic,
      lane,
      lastAgentId: isRecent(thread.lastServedAt, ask.at, settings.lastAgentDays) ? thread.lastAgentId : null,
      managerId: traits.managerId,
      isCallback,
    }),
  ])
  await deps.promises.make(tx, cause, {
    kind: FIRST_RESPONSE,
    about: { kind: ABOUT_CONTACT, id: contactId },
    ownerId: null,
    queueId: null,
    madeAt: ask.at,
    allowance: { kind: 'elapsed', ms: settings.firstResponseSeconds * 1000 },
    warnAtRemainingMs: settings.firstResponseWarnSeconds > 0 ? [settings.firstResponseWarnSeconds * 1000] : [],
    title: reference,
  })
  return { contactId, isNew: true }
}

interface Thread {
  readonly customerId: string
  readonly contactId: string | null
  readonly isOpen: boolean
  readonly lastSeq: number
  readonly lastAgentId: string | null
  readonly lastServedAt: Instant | null
}

const lockThread = (tx: Tx, conversationId: string) =>
  tx.one<Thread>(sql`select customer_id "customerId", contact_id "contactId", is_open "isOpen", last_seq "lastSeq",
      last_agent_id "lastAgentId", last_served_at "lastServedAt"
    from conversations.conversation where id = ${conversationId} for no key update`)

/** From a sequence, so that people asking at the same moment do not wait for each other; numbers may be left out. */
async function nextNumber(tx: Tx): Promise<number> {
  return (await tx.one<{ number: number }>(sql`select nextval('conversations.reference_number') number`)).number
}

const isRecent = (servedAt: Instant | null, now: Instant, days: number) =>
  servedAt !== null && now - servedAt < days * DAY_MS
