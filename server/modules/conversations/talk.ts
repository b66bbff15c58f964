import type { LineOfThread, OpenContact, TalkLine } from '#modules/conversations/questions.ts'
import { contactsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** The last `limit` words of everyone in a contact, oldest first; notes and notices left out. Who may see it is asked apart. */
export async function talkOf(db: Queryable, contactId: string, limit: number): Promise<readonly TalkLine[]> {
  const lines = await db.rows<TalkLine>(sql`select m.seq, m.at, m.author_kind author, m.text
    from conversations.contact k join conversations.conversation c on c.id = k.conversation_id
    join conversations.message m on m.conversation_id = k.conversation_id
      and m.seq between k.first_seq and coalesce(k.last_seq, c.last_seq)
    where k.id = ${contactId} and m.audience = 'everyone' and m.kind <> 'notice' and m.text is not null
    order by m.seq desc limit ${limit}`)
  return lines.toReversed()
}

const MOST_OPEN = 500

/** Open contacts that this person may see and whose customer said something, the longest open first. */
export const openContactsSeenBy = (db: Queryable, actor: Actor): Promise<readonly OpenContact[]> =>
  db.rows<OpenContact>(sql`select k.id "contactId", k.reference, k.conversation_id "conversationId", k.channel,
      k.owner_id "ownerId", k.asked_at "askedAt", k.first_seq "firstSeq", said.seq "lastSaid"
    from conversations.contact k
    join lateral (select m.seq from conversations.message m where m.conversation_id = k.conversation_id
      and m.seq >= k.first_seq and m.author_kind = 'customer' order by m.seq desc limit 1) said on true
    where k.ended_at is null and ${contactsVisibleTo(actor)} order by k.asked_at, k.id limit ${MOST_OPEN}`)

/** What these lines say now, those alone whose contact this person may open. Buttons follow on lines of their own. */
export async function linesSeenBy(
  db: Queryable,
  actor: Actor,
  lines: readonly { readonly conversationId: string; readonly seq: number }[],
): Promise<readonly LineOfThread[]> {
  if (lines.length === 0) return []
  return db.rows<LineOfThread>(sql`select m.conversation_id "conversationId", m.seq,
      concat_ws(e'\\n', m.text, (select string_agg(choice, e'\\n') from
        jsonb_array_elements_text(coalesce(m.extra -> 'choices', '[]')) choice)) "text"
    from unnest(${lines.map(({ conversationId }) => conversationId)}::uuid[], ${lines.map(({ seq }) => seq)}::int[])
      as named(conversation_id, seq)
    join conversations.message m on m.conversation_id = named.conversation_id and m.seq = named.seq
    join conversations.contact k on k.id = m.contact_id
    where ${contactsVisibleTo(actor)}`)
}

/** What was noted of how a contact ended. */
export const notedOf = (
  db: Queryable,
  contactId: string,
): Promise<{ readonly summary: string; readonly reasonCode: string | null } | undefined> =>
  db.maybe(sql`select summary, reason_code "reasonCode" from conversations.contact where id = ${contactId}`)
