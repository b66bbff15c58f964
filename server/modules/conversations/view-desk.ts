import type { Instant } from '#libs/facts/event.ts'
import type { Desk, DeskContact } from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { ABOUT_CONTACT, FIRST_RESPONSE } from '#modules/conversations/first-response.ts'
import { groupBy } from '#modules/conversations/grouping.ts'
import { type MessageRow, selectMessages, toMessage } from '#modules/conversations/message-rows.ts'
import { promiseOf } from '#modules/conversations/promise-clocks.ts'
import { type SummaryRow, summarise, summaryColumns, wrapUpOf } from '#modules/conversations/summaries.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

interface DeskRow extends SummaryRow {
  readonly personId: string
  readonly role: DeskContact['role']
  readonly unreadCount: number
  readonly lastSeq: number
  readonly customerWaitingSince: Instant | null
  readonly isAutomatic: boolean
  readonly summary: string
}

/** Every contact a person has a part in now, wrap-up included, longest in hand first. */
export async function viewDesk(asks: Asks, db: Queryable, personId: string): Promise<Desk> {
  const [desk] = await viewDesks(asks, db, [personId])
  return desk ?? { contacts: [] }
}

/** The desks of many people, in the order given, for the price of one. */
export async function viewDesks(asks: Asks, db: Queryable, personIds: readonly string[]): Promise<Desk[]> {
  const rows =
    await db.rows<DeskRow>(sql`select ${summaryColumns}, p.person_id "personId", p.role, c.last_seq "lastSeq", k.summary,
        k.wrap_up_is_automatic "isAutomatic",
        case when k.ended_at is null then c.customer_waiting_since end "customerWaitingSince",
        (select count(*)::int from conversations.message m
          where m.conversation_id = c.id and m.author_kind = 'customer' and m.seq >= k.first_seq
            and m.seq <= coalesce(k.last_seq, c.last_seq) and m.seq > coalesce((select r.seq
              from conversations.read_mark r where r.conversation_id = c.id and r.reader_id = p.person_id::text), 0)
        ) "unreadCount"
      from conversations.participant p
      join conversations.contact k on k.id = p.contact_id
      join conversations.conversation c on c.id = p.conversation_id
      where p.person_id = any(${[...personIds]}::uuid[]) and p.left_at is null
      order by p.joined_at, p.id`)
  const contacts = await showContacts(asks, db, rows)
  const byPerson = groupBy(contacts, ({ personId }) => personId)
  return personIds.map((personId) => ({ contacts: (byPerson.get(personId) ?? []).map(({ shown }) => shown) }))
}

async function showContacts(asks: Asks, db: Queryable, rows: readonly DeskRow[]) {
  if (rows.length === 0) return []
  const summaries = await summarise(asks, db, rows)
  const lastMessages = await lastOf(db, rows)
  const awaiting = rows.filter((row) => row.firstResponseAt === null && row.endedAt === null)
  const ids = [...new Set(awaiting.map((row) => row.contactId))]
  const clocks = ids.length === 0 ? [] : await asks.promises.clocks(db, FIRST_RESPONSE, ABOUT_CONTACT, ids)
  const clockOf = new Map(clocks.map((clock) => [clock.aboutId, clock]))
  return rows.flatMap((row, place) => {
    const contact = summaries[place]
    if (!contact) return []
    const shown: DeskContact = {
      contact,
      role: row.role,
      unreadCount: row.unreadCount,
      lastSeq: row.lastSeq,
      lastMessage: lastMessages.get(row.conversationId) ?? null,
      customerWaitingSince: row.customerWaitingSince,
      heldSince: row.heldSince,
      promise: promiseOf(clockOf.get(row.contactId)),
      wrapUp: wrapUpOf(row),
    }
    return [{ personId: row.personId, shown }]
  })
}

/** The last thing a person said in each conversation. */
async function lastOf(db: Queryable, rows: readonly DeskRow[]) {
  const ids = [...new Set(rows.map((row) => row.conversationId))]
  const last = await db.rows<MessageRow>(sql`select m.* from unnest(${ids}::uuid[]) as want(id) cross join lateral (
        ${selectMessages} where m.conversation_id = want.id and m.kind <> 'notice' order by m.seq desc limit 1) m`)
  return new Map(last.map((row) => [row.conversation_id, toMessage(row)]))
}
