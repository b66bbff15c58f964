import type { ContactRating } from '#modules/conversations/rating-contract.ts'
import { contactsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/**
 * How the customer rated a contact that this person may open; undefined when the customer was not asked. That there are
 * words beside it everyone sees, the words only who may read comments of this contact.
 */
export async function ratingFor(db: Queryable, actor: Actor, contactId: string): Promise<ContactRating | undefined> {
  return db.maybe<ContactRating>(sql`select r.invited_at "invitedAt", r.due_at "dueAt", r.score, r.rated_at "ratedAt",
      r.comment is not null "hasComment",
      case when ${contactsVisibleTo(actor, 'conversations.read-comments')} then r.comment end comment
    from conversations.rating r join conversations.contact k on k.id = r.contact_id where r.contact_id = ${contactId}`)
}
