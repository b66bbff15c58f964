import type { z } from 'zod'
import type { Message, messagePage } from '#modules/conversations/contract.ts'
import { forCustomer, type MessageRow, selectMessages, toMessage } from '#modules/conversations/message-rows.ts'
import type { CustomerThread } from '#modules/conversations/questions.ts'
import { empty, type Queryable, type Sql, sql } from '#platform/database/database.ts'

export interface PageQuery {
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/** The numbers a reader may see of a thread: all of it, or those of one contact. */
export interface SeqRange {
  readonly first: number
  readonly last: number
}

/** A page of a thread for staff who may read it; the caller has checked that. Oldest first in both directions. */
export async function readPage(
  db: Queryable,
  conversationId: string,
  query: PageQuery,
  within: SeqRange,
): Promise<z.infer<typeof messagePage>> {
  const rows =
    query.after === undefined
      ? await readBefore(db, conversationId, Math.min(query.before ?? within.last + 1, within.last + 1), query.limit)
      : await readAfter(db, conversationId, query.after, query.limit)
  const messages = rows.filter((row) => row.seq >= within.first && row.seq <= within.last).map(toMessage)
  const first = messages[0]?.seq
  const last = messages[messages.length - 1]?.seq
  return {
    messages,
    last: within.last,
    hasEarlier: first === undefined ? false : first > within.first,
    hasLater: last === undefined ? false : last < within.last,
  }
}

/** What a feed sends after a number. */
export async function readFeed(
  db: Queryable,
  conversationId: string,
  after: number,
  limit: number,
): Promise<{ readonly items: Message[]; readonly last: number }> {
  // The end first: a line that is added in between belongs to the next page, and is not skipped.
  const last = await lastSeq(db, conversationId)
  const rows = await readAfter(db, conversationId, after, limit, sql`and m.seq <= ${last}`)
  return { items: rows.map(toMessage), last }
}

/** The same for the customer: internal notes are left out in SQL, and once more in the shape. */
export async function readForCustomer(
  db: Queryable,
  conversationId: string,
  direction: { readonly after: number } | { readonly before: number },
  limit: number,
): Promise<CustomerThread> {
  const last = await lastSeq(db, conversationId)
  const everyone = sql`and m.audience = 'everyone' and m.seq <= ${last}`
  const rows =
    'after' in direction
      ? await readAfter(db, conversationId, direction.after, limit, everyone)
      : await readBefore(db, conversationId, direction.before, limit, everyone)
  const messages = rows.flatMap((row) => forCustomer(toMessage(row)) ?? [])
  return { messages, last }
}

/** 0 for an empty thread and for none. */
export async function lastSeq(db: Queryable, conversationId: string): Promise<number> {
  const row = await db.maybe<{ last: number }>(
    sql`select last_seq last from conversations.conversation where id = ${conversationId}`,
  )
  return row?.last ?? 0
}

const readAfter = (db: Queryable, conversationId: string, after: number, limit: number, only: Sql = empty) =>
  db.rows<MessageRow>(sql`${selectMessages} where m.conversation_id = ${conversationId} and m.seq > ${after} ${only}
    order by m.seq limit ${limit}`)

async function readBefore(db: Queryable, conversationId: string, before: number, limit: number, only: Sql = empty) {
  const rows = await db.rows<MessageRow>(sql`${selectMessages} where m.conversation_id = ${conversationId}
    and m.seq < ${before} ${only} order by m.seq desc limit ${limit}`)
  return rows.reverse()
}
