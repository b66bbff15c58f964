import type { Comment, Saying } from '#modules/conversations/questions.ts'
import { contactsVisibleTo, conversationsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

/** Shorter words say nothing of what a customer came for. */
const LEAST_CHARACTERS = 6

interface Span {
  readonly from: number
  readonly before: number
  readonly limit: number
}

/**
 * What customers came for: of each contact, and of each talk that stayed with the bot, its longest message. When there
 * are more than `limit`, those that a hash draws: the same ones every time.
 */
export const customerSayings = (db: Queryable, { from, before, limit }: Span): Promise<Saying[]> =>
  db.rows<Saying>(sql`select "conversationId", seq, at, text from (
      select distinct on (m.conversation_id, m.contact_id) m.conversation_id "conversationId", m.seq, m.at, m.text
      from conversations.message m
      where m.author_kind = 'customer' and m.kind = 'text' and m.at >= ${at(from)} and m.at < ${at(before)}
        and char_length(m.text) >= ${LEAST_CHARACTERS}
      order by m.conversation_id, m.contact_id, char_length(m.text) desc, m.seq) said
    order by md5("conversationId"::text || seq) limit ${limit}`)

/** What these lines say, those alone whose thread this person may read, with the contact they belong to or led to. */
export async function sayingsSeenBy(
  db: Queryable,
  actor: Actor,
  lines: readonly { readonly conversationId: string; readonly seq: number }[],
): Promise<(Saying & { readonly contactId: string | null })[]> {
  if (lines.length === 0) return []
  return db.rows(sql`select m.conversation_id "conversationId", m.seq, m.at, m.text, contact.id "contactId"
    from unnest(${lines.map(({ conversationId }) => conversationId)}::uuid[], ${lines.map(({ seq }) => seq)}::int[])
      as named(conversation_id, seq)
    join conversations.message m on m.conversation_id = named.conversation_id and m.seq = named.seq
    join conversations.conversation c on c.id = m.conversation_id
    left join lateral (select k.id from conversations.contact k where k.conversation_id = c.id
      and (k.id = m.contact_id or (m.contact_id is null and k.asked_at >= m.at)) and ${contactsVisibleTo(actor)}
      order by k.asked_at limit 1) contact on true
    where ${conversationsVisibleTo(actor)}`)
}

/** What customers wrote beside their ratings. */
export const ratingComments = (db: Queryable, { from, before, limit }: Span): Promise<Comment[]> =>
  db.rows<Comment>(sql`select contact_id "contactId", rated_at at, score, comment from conversations.rating
    where comment is not null and rated_at >= ${at(from)} and rated_at < ${at(before)}
    order by rated_at desc, contact_id limit ${limit}`)

/** The comments of these contacts, those alone that this person may read. */
export async function commentsSeenBy(db: Queryable, actor: Actor, contactIds: readonly string[]): Promise<Comment[]> {
  if (contactIds.length === 0) return []
  return db.rows<Comment>(sql`select r.contact_id "contactId", r.rated_at at, r.score, r.comment
    from conversations.rating r join conversations.contact k on k.id = r.contact_id
    where r.contact_id = any(${[...contactIds]}::uuid[]) and r.comment is not null
      and ${contactsVisibleTo(actor, 'conversations.read-comments')}`)
}
