import type { Instant } from '#libs/facts/event.ts'
import type { Rating, RatingWish } from '#modules/conversations/rating.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export async function insertInvitation(
  tx: Tx,
  invitation: {
    readonly contactId: string
    readonly agentId: string | null
    readonly at: Instant
    readonly dueAt: Instant
  },
): Promise<void> {
  await tx.run(sql`insert into conversations.rating (contact_id, agent_id, invited_at, due_at)
    values (${invitation.contactId}, ${invitation.agentId}, ${at(invitation.at)}, ${at(invitation.dueAt)})`)
}

/** Undefined: this contact's customer was not asked. */
export async function readRating(
  db: Queryable,
  contactId: string,
): Promise<(Rating & { readonly agentId: string | null }) | undefined> {
  return db.maybe(sql`select agent_id "agentId", invited_at "invitedAt", due_at "dueAt", score, comment, rated_at "ratedAt"
    from conversations.rating where contact_id = ${contactId}`)
}

export async function saveRating(tx: Tx, contactId: string, wish: RatingWish, now: Instant): Promise<void> {
  await tx.run(sql`update conversations.rating set score = ${wish.score}, comment = ${wish.comment},
      rated_at = coalesce(rated_at, ${at(now)}) where contact_id = ${contactId}`)
}
