import type { Instant } from '#libs/facts/event.ts'
import { messagePosted, redLineOverruled } from '#modules/conversations/events.ts'
import type { MessageRow } from '#modules/conversations/message-rows.ts'
import type { Draft } from '#modules/conversations/writer/draft.ts'
import { at, json, type Queryable, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

/**
 * What became of one draft. `busy`: another transaction holds the conversation; try again. `alone`: may be the first
 * response, which takes a transaction of its own.
 */
export type Verdict =
  | 'new'
  | 'known'
  | 'busy'
  | 'alone'
  | 'conversation-not-found'
  | 'not-a-participant'
  | 'file-not-found'

/** In the order of the drafts. `new` and `known` carry the stored message. */
export interface Written extends MessageRow {
  readonly verdict: Verdict
  /** The contact awaited its first response when this was written. */
  readonly awaited_response: boolean
  /** Fingerprint of what was said, where `text` shows less. */
  readonly said: string | null
}

/**
 * Writes many messages of many conversations, their numbers and their facts, in one statement.
 *
 * The order inside it is what makes it right. The rows of the conversations are locked, as far as nobody else holds
 * them, so the lane never waits for a lock and cannot deadlock. Whatever decides (who may speak, the last number) is
 * read from the locked row itself: a joined table would show the past, the instant the statement began. For the same
 * reason a client id that another node commits meanwhile is not seen: the unique index then refuses the statement, and
 * the lane sends it again, when it is.
 * @param alone true inside a transaction that has locked the conversation: nothing is sent elsewhere
 */
export async function writeMessages(
  db: Queryable,
  drafts: readonly Draft[],
  now: Instant,
  alone: boolean,
): Promise<Written[]> {
  const column = <T>(value: (draft: Draft) => T) => drafts.map(value)
  return db.rows<Written>(sql`with input as materialized (
        select * from unnest(
          ${column((d) => d.conversationId)}::uuid[], ${column((d) => d.contactId)}::uuid[],
          ${column((d) => d.author.kind)}::text[], ${column((d) => d.author.id)}::text[],
          ${column((d) => d.author.name)}::text[], ${column((d) => d.clientId)}::text[],
          ${column((d) => d.audience)}::text[], ${column((d) => d.kind)}::text[], ${column((d) => d.text)}::text[],
          ${column((d) => d.extra)}::jsonb[], ${column((d) => d.fileId)}::uuid[], ${column((d) => d.said)}::text[],
          ${column((d) => json(d.cause))}::jsonb[], ${column(() => newId(now))}::uuid[],
          ${column((d) => d.overruled && json(d.overruled))}::jsonb[], ${column(() => newId(now))}::uuid[])
        with ordinality as u(conversation_id, given_contact_id, author_kind, author_id, author_name, client_id, audience,
          kind, text, extra, file_id, said, cause, event_id, overruled, overruled_id, place)
      ), locked as materialized (
        select * from conversations.conversation
        where id = any(${[...new Set(column((d) => d.conversationId))]}::uuid[])
        order by id for no key update skip locked
      ), judged as materialized (
        select i.*, c.last_seq, coalesce(c.awaits_response, false) awaited_response,
          coalesce(i.given_contact_id, case when c.is_open or i.author_kind = 'agent' then c.contact_id end) contact_id,
          k.seq known_seq, f.name file_name, f.media_type, f.byte_count, f.width, f.height,
          case
            when k.seq is not null then 'known'
            when c.id is null then case
              when exists (select 1 from conversations.conversation e where e.id = i.conversation_id) then 'busy'
              else 'conversation-not-found' end
            when i.author_kind = 'customer' and (i.author_id <> c.customer_id::text or i.audience <> 'everyone')
              then 'not-a-participant'
            when i.author_kind = 'agent' and not i.author_id = any(c.speakers)
              and not (i.audience = 'staff' and i.author_id = any(c.noters)) then 'not-a-participant'
            when i.file_id is not null and f.id is null then 'file-not-found'
            when i.author_kind = 'agent' and c.awaits_response and not ${alone}::boolean then 'alone'
            else 'new' end verdict
        from input i
        left join locked c on c.id = i.conversation_id
        left join lateral (select m.seq from conversations.message m where m.conversation_id = i.conversation_id
          and m.author_id = i.author_id and m.client_id = i.client_id) k on true
        left join lateral (select * from conversations.file f where f.id = i.file_id
          and f.conversation_id = i.conversation_id and f.uploaded_by = i.author_id
          and f.uploaded_by_kind = i.author_kind) f on true
      ), fresh as materialized (
        select *, last_seq + (row_number() over (partition by conversation_id order by place))::int seq
        from judged where verdict = 'new'
      ), grown as (
        update conversations.conversation c set last_seq = g.top, last_message_at = ${at(now)}::timestamptz,
          last_agent_at = case when g.agent is null then c.last_agent_at else ${at(now)}::timestamptz end,
          customer_waiting_since = case
            when g.customer > coalesce(g.answer, 0)
              then case when g.answer is null then coalesce(c.customer_waiting_since, ${at(now)}::timestamptz) else ${at(now)}::timestamptz end
            when g.answer is not null then null
            else c.customer_waiting_since end
        from (select conversation_id, max(seq) top, max(seq) filter (where author_kind = 'customer') customer,
            max(seq) filter (where author_kind = 'agent' and audience = 'everyone') agent,
            max(seq) filter (where author_kind in ('agent', 'bot') and audience = 'everyone') answer
          from fresh group by conversation_id) g
        where c.id = g.conversation_id
      ), carried as (
        update conversations.file f set posted_at = ${at(now)}::timestamptz from fresh
        where fresh.file_id = f.id and f.posted_at is null
      ), written as (
        insert into conversations.message (conversation_id, seq, contact_id, at, author_kind, author_id, author_name,
          client_id, audience, kind, text, extra, file_id, said)
        select conversation_id, seq, contact_id, ${at(now)}::timestamptz, author_kind, author_id, author_name, client_id, audience,
          kind, text, extra, file_id, said from fresh
      ), announced as (
        insert into platform.outbox (event_id, type, version, about, at, cause, data)
        select event_id, type, version, about, ${at(now)}::timestamptz, cause, data from (
          select place, 1 step, event_id, ${messagePosted.type}::text type, ${messagePosted.version}::int version,
            conversation_id::text about, cause,
            jsonb_build_object('conversationId', conversation_id, 'contactId', contact_id, 'seq', seq,
              'author', author_kind, 'authorId', author_id, 'audience', audience) data
          from fresh
          union all select place, 2, overruled_id, ${redLineOverruled.type}::text, ${redLineOverruled.version}::int,
            coalesce(contact_id, conversation_id)::text, cause,
            overruled || jsonb_build_object('conversationId', conversation_id, 'contactId', contact_id, 'seq', seq,
              'agentId', author_id)
          from fresh where overruled is not null) facts
        order by place, step
      )
      select j.verdict, j.awaited_response, j.conversation_id, coalesce(n.seq, m.seq) seq,
        coalesce(m.at, ${at(now)}::timestamptz) "at", coalesce(m.contact_id, j.contact_id) contact_id, j.author_kind, j.author_id,
        coalesce(m.author_name, j.author_name) author_name, j.client_id,
        case when m.seq is null then j.audience else m.audience end audience,
        case when m.seq is null then j.kind else m.kind end kind,
        case when m.seq is null then j.text else m.text end text,
        case when m.seq is null then j.extra else m.extra end extra,
        case when m.seq is null then j.file_id else m.file_id end file_id,
        case when m.seq is null then j.said else m.said end said, j.file_name, j.media_type, j.byte_count, j.width, j.height
      from judged j
      left join fresh n on n.place = j.place
      left join conversations.message m on m.conversation_id = j.conversation_id and m.seq = j.known_seq
      order by j.place`)
}
