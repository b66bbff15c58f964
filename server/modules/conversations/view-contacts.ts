import type { z } from 'zod'
import type { contactList, contactSearch } from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { type SummaryRow, summarise, summaryColumns } from '#modules/conversations/summaries.ts'
import { contactsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { at, join, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/http/problem.ts'

type Search = z.infer<typeof contactSearch>
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const MOST_IDS = 200

/** Contacts this person may open, newest first, by reference, customer, agent, queue, state and time of asking. */
export async function searchContacts(
  asks: Asks,
  db: Queryable,
  actor: Actor,
  search: Search,
): Promise<z.infer<typeof contactList>> {
  const conditions = [contactsVisibleTo(actor), ...filtersOf(search)]
  const rows = await db.rows<SummaryRow>(sql`select ${summaryColumns} from conversations.contact k
    where ${join(conditions, ' and ')} order by k.asked_at desc, k.id desc limit ${search.limit + 1}`)
  const page = rows.slice(0, search.limit)
  const last = page[page.length - 1]
  return {
    contacts: await summarise(asks, db, page),
    next: rows.length > search.limit && last ? `${last.askedAt}_${last.contactId}` : null,
  }
}

function filtersOf(search: Search): Sql[] {
  const filters: Sql[] = []
  if (search.q) filters.push(sql`starts_with(k.reference, upper(${search.q}))`)
  if (search.ids !== undefined) filters.push(sql`k.id = any(${parseIds(search.ids)}::uuid[])`)
  if (search.customerId) filters.push(sql`k.customer_id = ${search.customerId}`)
  if (search.agentId) filters.push(sql`k.owner_id = ${search.agentId}`)
  if (search.queueId) filters.push(sql`k.queue_id = ${search.queueId}`)
  if (search.from !== undefined) filters.push(sql`k.asked_at >= ${at(search.from)}`)
  if (search.to !== undefined) filters.push(sql`k.asked_at < ${at(search.to)}`)
  if (search.state) filters.push(STATES[search.state])
  if (search.cursor !== undefined) {
    const { askedAt, contactId } = parseCursor(search.cursor)
    filters.push(sql`(k.asked_at, k.id) < (${at(askedAt)}, ${contactId}::uuid)`)
  }
  return filters
}

const inWrapUp = sql`k.wrap_up_due_at is not null and k.wrap_up_finished_at is null`
/** `stateOf` in SQL; a test holds the two together. */
const STATES: Readonly<Record<NonNullable<Search['state']>, Sql>> = {
  waiting: sql`k.ended_at is null and k.owner_id is null`,
  active: sql`k.ended_at is null and k.owner_id is not null and k.held_since is null`,
  held: sql`k.ended_at is null and k.owner_id is not null and k.held_since is not null`,
  'wrap-up': sql`k.ended_at is not null and ${inWrapUp}`,
  closed: sql`k.ended_at is not null and not (${inWrapUp})`,
}

function parseIds(ids: string): string[] {
  const list = ids.split(',').filter((one) => one !== '')
  if (list.length > MOST_IDS || !list.every((one) => UUID.test(one))) {
    throw new Problem(400, 'malformed-input', `ids: at most ${MOST_IDS} contact ids, separated by commas.`)
  }
  return list
}

function parseCursor(cursor: string): { readonly askedAt: number; readonly contactId: string } {
  const [askedAt = '', contactId = ''] = cursor.split('_')
  if (!/^\d{1,15}$/.test(askedAt) || !UUID.test(contactId)) {
    throw new Problem(400, 'malformed-input', 'cursor: give back the `next` of the page before.')
  }
  return { askedAt: Number(askedAt), contactId }
}
