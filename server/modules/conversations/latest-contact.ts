import type { LatestContact } from '#modules/conversations/questions.ts'
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
