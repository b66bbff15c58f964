import type { Instant } from '#libs/facts/event.ts'
import type { Contact, EndReason, Role } from '#modules/conversations/domain.ts'
import { RIGHTS } from '#modules/conversations/domain.ts'
import type { ContactState } from '#modules/conversations/questions.ts'
import { at, maybeAt, type Queryable, type Sql, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

const contactColumns = sql`k.id "contactId", k.reference, k.conversation_id "conversationId", k.customer_id "customerId",
  k.channel, k.is_callback "isCallback", k.owner_id "ownerId", k.epoch, k.first_seq "firstSeq", k.asked_at "askedAt", k.answered_at "answeredAt",
  k.first_response_at "firstResponseAt", k.ended_at "endedAt", k.held_since "heldSince", k.held_ms "heldMs",
  k.idle_warned_at "idleWarnedAt", k.wrap_up_due_at "wrapUpDueAt", k.wrap_up_finished_at "wrapUpFinishedAt",
  k.reason_code "reasonCode", k.disposition_code "dispositionCode"`

/** The one lock of a conversation, its contacts, its numbers and who may write. False when there is none. */
export async function lockConversation(tx: Tx, conversationId: string): Promise<boolean> {
  const locked = sql`select id from conversations.conversation where id = ${conversationId} for no key update`
  return (await tx.rows(locked)).length === 1
}

/** Locks the conversation of a contact, then reads the contact as it is under that lock. */
export async function lockContact(tx: Tx, contactId: string): Promise<Contact | undefined> {
  await tx.rows(sql`select id from conversations.conversation
    where id = (select conversation_id from conversations.contact where id = ${contactId}) for no key update`)
  return tx.maybe<Contact>(sql`select ${contactColumns} from conversations.contact k where k.id = ${contactId}`)
}

export async function openContact(db: Queryable, conversationId: string): Promise<Contact | undefined> {
  return db.maybe<Contact>(sql`select ${contactColumns} from conversations.contact k
    where k.conversation_id = ${conversationId} and k.ended_at is null`)
}

export const toContactState = (contact: Contact): ContactState => ({
  contactId: contact.contactId,
  conversationId: contact.conversationId,
  customerId: contact.customerId,
  channel: contact.channel,
  ownerId: contact.ownerId,
  epoch: contact.epoch,
  askedAt: contact.askedAt,
  answeredAt: contact.answeredAt,
  endedAt: contact.endedAt,
})

export interface NewParticipant {
  readonly personId: string
  readonly name: string
  readonly agentNo: string
  readonly role: Role
  readonly at: Instant
}

export async function insertParticipant(
  tx: Tx,
  contact: Pick<Contact, 'contactId' | 'conversationId'>,
  participant: NewParticipant,
): Promise<void> {
  await tx.run(sql`insert into conversations.participant (id, contact_id, conversation_id, person_id, name, agent_no, role,
      joined_at)
    values (${newId(participant.at)}, ${contact.contactId}, ${contact.conversationId}, ${participant.personId},
      ${participant.name}, ${participant.agentNo}, ${participant.role}, ${at(participant.at)})`)
}

export interface PresentParticipant {
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly joinedAt: Instant
}

export async function presentParticipants(db: Queryable, contactId: string): Promise<PresentParticipant[]> {
  return db.rows<PresentParticipant>(sql`select person_id "personId", name, role, joined_at "joinedAt"
    from conversations.participant where contact_id = ${contactId} and left_at is null order by joined_at, id`)
}

/** @returns those who were present and now are not */
export async function closeParticipants(
  tx: Tx,
  contactId: string,
  which: Sql,
  leftAt: Instant,
): Promise<{ readonly personId: string; readonly role: Role; readonly name: string }[]> {
  return tx.rows(sql`update conversations.participant p set left_at = greatest(${at(leftAt)}, p.joined_at)
    where p.contact_id = ${contactId} and p.left_at is null and ${which}
    returning p.person_id "personId", p.role, p.name`)
}

const rolesThat = (right: 'speaks' | 'notes') =>
  Object.entries(RIGHTS).flatMap(([role, what]) => (what === right ? [role] : []))

/**
 * Writes into the conversation's row who may speak and note now, whose it is and what the open contact awaits. To be
 * called under its lock after every change of participants, owner or contact: the message writer believes this row.
 */
export async function refreshSeats(tx: Tx, conversationId: string): Promise<void> {
  await tx.run(sql`update conversations.conversation c set contact_id = k.id, is_open = k.ended_at is null,
      awaits_response = k.ended_at is null and k.first_response_at is null,
      owner_id = k.owner_id, owner_unit_id = k.owner_unit_id,
      customer_waiting_since = case when k.ended_at is null then c.customer_waiting_since end,
      speakers = array(select p.person_id::text from conversations.participant p
        where p.contact_id = k.id and p.left_at is null and k.ended_at is null and p.role = any(${rolesThat('speaks')})),
      noters = array(select distinct p.person_id::text from conversations.participant p
        where p.conversation_id = c.id and p.left_at is null
          and (p.role = any(${rolesThat('notes')}) or p.role = 'owner'))
    from conversations.contact k
    where c.id = ${conversationId} and k.id = (select id from conversations.contact
      where conversation_id = ${conversationId} order by first_seq desc limit 1)`)
}

export interface EndedContact {
  readonly reason: EndReason
  readonly heldMs: number
  readonly wrapUpDueAt: Instant | null
}

export async function saveEnd(tx: Tx, contactId: string, ended: EndedContact, endedAt: Instant): Promise<void> {
  await tx.run(sql`update conversations.contact k set ended_at = ${at(endedAt)}, end_reason = ${ended.reason},
      held_since = null, held_ms = k.held_ms + ${ended.heldMs}, wrap_up_due_at = ${maybeAt(ended.wrapUpDueAt)},
      last_seq = (select last_seq from conversations.conversation c where c.id = k.conversation_id)
    where k.id = ${contactId}`)
  await tx.run(sql`update conversations.hold_span set unheld_at = ${at(endedAt)}
    where contact_id = ${contactId} and unheld_at is null`)
}
