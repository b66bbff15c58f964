import type { z } from 'zod'
import {
  type ContactMark,
  type contactList,
  contactMark,
  type contactSearch,
  SLOW_RESPONSE_MS,
} from '#modules/conversations/contract.ts'
import type { Asks } from '#modules/conversations/deps.ts'
import { LOW_UP_TO } from '#modules/conversations/rating-contract.ts'
import { type SummaryRow, summarise, summaryColumns } from '#modules/conversations/summaries.ts'
import { contactsVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { at, join, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/http/problem.ts'

type Search = z.infer<typeof contactSearch>
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const MOST_IDS = 200

/**
 * Contacts this person may open, newest first, by reference, customer, agent, queue, state, reason, time of asking, and
 * by what makes them worth reading.
 */
export async function searchContacts(
  asks: Asks,
  db: Queryable,
  actor: Actor,
  search: Search,
): Promise<z.infer<typeof contactList>> {
  const conditions = [contactsVisibleTo(actor), ...filtersOf(search)]
  if (search.customerId) {
    const { ids } = await asks.customers.samePerson(db, search.customerId)
    // A list of one would lose the order of the index.
    const [only] = ids
    conditions.push(ids.length === 1 ? sql`k.customer_id = ${only}` : sql`k.customer_id = any(${[...ids]}::uuid[])`)
  }
  const rows = await db.rows<Row>(sql`select ${summaryColumns}, k.transfer_count "transferCount", r.score,
      ${marksOf} marks
    from conversations.contact k left join conversations.rating r on r.contact_id = k.id
    where ${join(conditions, ' and ')} order by k.asked_at desc, k.id desc limit ${search.limit + 1}`)
  const page = rows.slice(0, search.limit)
  const last = page[page.length - 1]
  const summaries = await summarise(asks, db, page)
  return {
    contacts: page.flatMap(({ transferCount, score, marks }, place) => {
      const summary = summaries[place]
      return summary ? [{ ...summary, transferCount, score, marks }] : []
    }),
    next: rows.length > search.limit && last ? `${last.askedAt}_${last.contactId}` : null,
  }
}

function filtersOf(search: Search): Sql[] {
  const filters: Sql[] = []
  if (search.q) filters.push(sql`starts_with(k.reference, upper(${search.q}))`)
  if (search.ids !== undefined) filters.push(sql`k.id = any(${parseIds(search.ids)}::uuid[])`)
  if (search.agentId) filters.push(sql`k.owner_id = ${search.agentId}`)
  if (search.queueId) filters.push(sql`k.queue_id = ${search.queueId}`)
  if (search.from !== undefined) filters.push(sql`k.asked_at >= ${at(search.from)}`)
  if (search.to !== undefined) filters.push(sql`k.asked_at < ${at(search.to)}`)
  if (search.state) filters.push(STATES[search.state])
  if (search.reasons !== undefined) filters.push(hasReason(search.reasons.split(',')))
  if (search.marks !== undefined) filters.push(hasMark(search.marks.split(',')))
  if (search.cursor !== undefined) {
    const { askedAt, contactId } = parseCursor(search.cursor)
    filters.push(sql`(k.asked_at, k.id) < (${at(askedAt)}, ${contactId}::uuid)`)
  }
  return filters
}

interface Row extends SummaryRow {
  readonly transferCount: number
  readonly score: number | null
  readonly marks: ContactMark[]
}

/** These reasons and everything below them in the tree. */
export const hasReason = (codes: readonly string[]): Sql =>
  sql`exists (select from unnest(${[...codes]}::text[]) wanted
    where k.reason_code = wanted or starts_with(k.reason_code, wanted || '.'))`

/** When a contact carries a mark; only what a person took on can. */
const MARKS: Readonly<Record<ContactMark, Sql>> = {
  'rated-low': sql`coalesce(r.score <= ${LOW_UP_TO}, false)`,
  'slow-response': sql`(k.first_response_at - k.asked_at > ${SLOW_RESPONSE_MS} * interval '1 millisecond'
    or (k.first_response_at is null and k.answered_at is not null and k.ended_at is not null))`,
  'moved-twice': sql`k.transfer_count >= 2`,
  'customer-ended': sql`(k.end_reason = 'customer-ended' and k.answered_at is not null)`,
  'not-resolved': sql`exists (select from conversations.disposition d
    where d.code = k.disposition_code and not d.is_resolved)`,
  'no-reason': sql`(k.wrap_up_is_automatic and k.reason_code is null)`,
}

const marksOf: Sql = sql`array_remove(array[${join(
  contactMark.options.map((mark) => sql`case when ${MARKS[mark]} then ${mark}::text end`),
  ', ',
)}], null)`

function hasMark(names: readonly string[]): Sql {
  const wanted = contactMark.array().min(1).safeParse(names)
  if (!wanted.success) {
    throw new Problem(400, 'malformed-input', `marks: some of ${contactMark.options.join(', ')}, separated by commas.`)
  }
  return sql`(${join(
    wanted.data.map((mark) => MARKS[mark]),
    ' or ',
  )})`
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
