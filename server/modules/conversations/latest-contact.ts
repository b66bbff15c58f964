import type { ContactInHand, LatestContact } from '#modules/conversations/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** The open contact of a conversation, or else the one asked for last: where its customer stands. */
export async function latestContact(db: Queryable, conversationId: string): Promise<LatestContact | undefined> {
  return db.maybe<LatestContact>(sql`select k.id "contactId", k.reference, k.owner_id "ownerId", k.asked_at "askedAt",
      k.answered_at "answeredAt", k.ended_at "endedAt", k.end_reason "endReason"
    from conversations.conversation c join conversations.contact k on k.id = c.contact_id
    where c.id = ${conversationId}`)
}

/** Contacts begin with the number after the last: one that began after a message has a higher one. */
export async function isUnheard(db: Queryable, conversationId: string, seq: number): Promise<boolean> {
  const { later } = await db.one<{ later: boolean }>(sql`select exists (
    select from conversations.contact where conversation_id = ${conversationId} and first_seq > ${seq}) later`)
  return !later
}

/** A contact with the seats of its thread: what whoever helps with it needs. */
export async function contactInHand(db: Queryable, contactId: string): Promise<ContactInHand | undefined> {
  return db.maybe<ContactInHand>(sql`select k.id "contactId", k.reference, k.conversation_id "conversationId",
      k.customer_id "customerId", k.channel, k.language, k.topic, k.owner_id "ownerId",
      case when k.ended_at is null and c.contact_id = k.id then c.speakers else '{}' end "speakerIds",
      k.first_seq "firstSeq", coalesce(k.last_seq, c.last_seq) "lastSeq", k.asked_at "askedAt", k.ended_at "endedAt",
      k.wrap_up_finished_at "wrapUpFinishedAt"
    from conversations.contact k join conversations.conversation c on c.id = k.conversation_id
    where k.id = ${contactId}`)
}
