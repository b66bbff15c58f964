import type { Instant } from '#libs/facts/event.ts'
import type { CallbackShape } from '#modules/routing/callback-contract.ts'
import type { Names } from '#modules/routing/contract.ts'
import type { RoutingDeps } from '#modules/routing/deps.ts'
import { queuesVisibleTo } from '#modules/routing/scope.ts'
import { cardsOf, nameOfPeople } from '#modules/routing/view-desk.ts'
import type { ItemState } from '#modules/routing/work-item.ts'
import type { RowScope } from '#platform/access.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'

export interface CallbackSearch {
  readonly state: 'open' | 'done' | 'all'
  readonly mine: boolean
  readonly cursor: string | undefined
  readonly limit: number
}

interface Row extends Omit<CallbackShape, 'state' | 'customerName' | 'agentName'> {
  readonly itemState: ItemState
  readonly customerId: string
  readonly queueName: Names
}

/** Callbacks and messages this scope shows, most urgent first; those that are done come latest first. */
export async function viewCallbacks(
  deps: RoutingDeps,
  db: Queryable,
  who: { readonly scope: RowScope; readonly personId: string },
  search: CallbackSearch,
): Promise<{ readonly callbacks: CallbackShape[]; readonly nextCursor: string | null }> {
  const isDone = search.state === 'done'
  const conditions = [
    callbacksVisibleTo(who.scope, who.personId),
    search.state === 'all' ? sql`true` : isDone ? sql`c.ended_at is not null` : sql`c.ended_at is null`,
    search.mine ? sql`i.agent_id = ${who.personId}` : sql`true`,
    afterCursor(search.cursor, isDone),
  ]
  const order = isDone ? sql`c.due_at desc, c.id desc` : sql`c.due_at, c.id`
  const rows = await readRows(db, conditions, order, search.limit + 1)
  const page = rows.slice(0, search.limit)
  const last = page.at(-1)
  return {
    callbacks: await shaped(deps, db, page),
    nextCursor: rows.length > search.limit && last ? `${last.dueAt}~${last.callbackId}` : null,
  }
}

/** One of them, if this scope shows it. */
export async function viewCallback(
  deps: RoutingDeps,
  db: Queryable,
  who: { readonly scope: RowScope; readonly personId: string },
  callbackId: string,
): Promise<CallbackShape | undefined> {
  const visible = callbacksVisibleTo(who.scope, who.personId)
  const rows = await readRows(db, [sql`c.id = ${callbackId}`, visible], sql`c.id`, 1)
  return (await shaped(deps, db, rows))[0]
}

/** Those of the queues one serves or oversees, and those in one's own hands. `i` is the work item. */
function callbacksVisibleTo(scope: RowScope, personId: string): Sql {
  return sql`(i.agent_id = ${personId} or c.last_agent_id = ${personId} or exists (
    select from routing.queue q where q.id = i.queue_id and ${queuesVisibleTo(scope)}))`
}

function afterCursor(cursor: string | undefined, isDescending: boolean): Sql {
  const [dueAt, id] = cursor?.split('~') ?? []
  if (!dueAt || !id || !/^\d{1,15}$/.test(dueAt) || !/^[0-9a-f-]{36}$/.test(id)) return sql`true`
  const place = sql`(${at(Number(dueAt))}::timestamptz, ${id}::uuid)`
  return isDescending ? sql`(c.due_at, c.id) < ${place}` : sql`(c.due_at, c.id) > ${place}`
}

async function readRows(db: Queryable, conditions: readonly Sql[], order: Sql, limit: number): Promise<Row[]> {
  const where = conditions.reduce((all, one) => sql`${all} and ${one}`)
  return db.rows<Row>(sql`select c.id "callbackId", c.kind, i.state "itemState", i.contact_id "contactId",
      i.reference "contactReference", i.conversation_id "conversationId", c.own_contact_id "ownContactId",
      i.queue_id "queueId", k.name "queueName", i.customer_id "customerId", c.phone_masked "maskedPhone",
      c.asked_at "askedAt", coalesce(i.not_before, c.asked_at) "notBeforeAt", c.due_at "dueAt",
      case when c.ended_at is null then i.agent_id else c.last_agent_id end "agentId", c.attempts, c.outcome, c.ended_at "endedAt"
    from routing.callback c join routing.item i on i.id = c.id join routing.queue k on k.id = i.queue_id
    where ${where} order by ${order} limit ${limit}`)
}

async function shaped(deps: RoutingDeps, db: Queryable, rows: readonly Row[]): Promise<CallbackShape[]> {
  const cards = await cardsOf(deps, db, rows)
  const people = await nameOfPeople(
    deps,
    db,
    rows.map((row) => row.agentId),
  )
  return rows.map(({ itemState, customerId, ...row }) => ({
    ...row,
    state: stateOf(itemState, row.endedAt),
    customerName: cards.get(customerId)?.maskedName ?? '',
    agentName: row.agentId === null ? null : (people.get(row.agentId) ?? null),
  }))
}

function stateOf(state: ItemState, endedAt: Instant | null): CallbackShape['state'] {
  if (endedAt !== null || state === 'ended') return 'done'
  return state === 'assigned' || state === 'wrap-up' ? 'in-hand' : state
}
