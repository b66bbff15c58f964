import type { ReadMark, Signal } from '#modules/conversations/contract.ts'
import { CONVERSATION_TOPIC } from '#modules/conversations/writer/publish.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/** The customer of the conversation, or a colleague. */
export type Reader = { readonly kind: 'customer' } | { readonly kind: 'agent'; readonly id: string }

/**
 * Remembers how far someone has read. Marks only grow and never pass the last message, so it does not matter in which
 * order devices report. Who whispers or is consulted leaves none that a customer sees, who only listens none at all.
 * @returns the mark as it stands; undefined when the reader has no part in the conversation, or only listens
 */
export async function markRead(
  platform: Platform,
  conversationId: string,
  reader: Reader,
  seq: number,
): Promise<ReadMark | undefined> {
  const now = platform.clock.now()
  const agentId = reader.kind === 'agent' ? reader.id : null
  const row = await platform.db.maybe<{ readerId: string; seq: number; at: number; shown: boolean }>(sql`
    insert into conversations.read_mark as r (conversation_id, reader, reader_id, seq, at, shown_to_customer)
    select c.id, ${reader.kind}::text, coalesce(${agentId}::text, c.customer_id::text), least(${seq}::int, c.last_seq),
      ${at(now)}, ${agentId}::text is null or ${agentId}::text = any(c.speakers)
    from conversations.conversation c where c.id = ${conversationId} and (${agentId}::text is null
      or exists (select 1 from conversations.participant p
        where p.conversation_id = c.id and p.person_id::text = ${agentId} and p.left_at is null and p.role <> 'monitor'))
    on conflict (conversation_id, reader_id) do update
      set seq = greatest(r.seq, excluded.seq), at = case when excluded.seq > r.seq then excluded.at else r.at end,
        shown_to_customer = excluded.shown_to_customer or (r.shown_to_customer and excluded.seq <= r.seq)
    returning r.reader_id "readerId", r.seq, r.at, r.shown_to_customer shown`)
  if (!row) return undefined
  const mark: ReadMark = { reader: reader.kind, readerId: row.readerId, seq: row.seq, at: row.at }
  signal(platform, conversationId, { kind: 'read', mark, audience: row.shown ? 'everyone' : 'staff' })
  return mark
}

/** @param forCustomer leaves out marks of those who write only internal notes */
export async function readMarks(db: Queryable, conversationId: string, forCustomer: boolean): Promise<ReadMark[]> {
  return db.rows<ReadMark>(sql`select reader, reader_id "readerId", seq, at from conversations.read_mark
    where conversation_id = ${conversationId} and (shown_to_customer or not ${forCustomer}::boolean) order by reader, reader_id`)
}

/** A passing hint to all who watch this conversation, on every node. */
export function signal(platform: Platform, conversationId: string, body: Signal): void {
  platform.log.signal({ topic: `${CONVERSATION_TOPIC}:${conversationId}`, body })
}

/**
 * An agent is typing, to the customer or a note. Quiet for those who may not write there: a silent listener who rests
 * a hand on the keyboard is not betrayed.
 */
export async function agentIsTyping(
  platform: Platform,
  conversationId: string,
  agent: { readonly id: string; readonly name: string },
  audience: 'everyone' | 'staff',
): Promise<void> {
  const writes = await platform.db.rows(sql`select 1 from conversations.conversation where id = ${conversationId}
    and (${agent.id} = any(speakers) or (${audience}::text = 'staff' and ${agent.id} = any(noters)))`)
  if (writes.length > 0) {
    signal(platform, conversationId, { kind: 'typing', by: { kind: 'agent', ...agent }, audience })
  }
}
