import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { DeliveryDetail, DeliveryView, deliveryList, deliverySearch } from '#modules/webhooks/contract.ts'
import { at, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/http/problem.ts'

export type DeliveryRefusal = 'endpoint-not-found' | 'delivery-not-found'
const CURSOR = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const COLUMNS: Sql = sql`d.id "deliveryId", d.type, d.position, d.state, d.attempts, d.last_status "lastStatus",
  d.last_error "lastError", d.created_at "createdAt", d.ended_at "endedAt"`

/** Newest first, page by page. */
export async function listDeliveries(
  db: Queryable,
  endpointId: string,
  search: z.output<typeof deliverySearch>,
): Promise<Outcome<z.infer<typeof deliveryList>, DeliveryRefusal>> {
  const state = search.state ?? null
  const rows = await db.rows<DeliveryView>(sql`select ${COLUMNS} from webhooks.delivery d
    where d.endpoint_id = ${endpointId} and (${state}::text is null or d.state = ${state}) and ${olderThan(search.before)}
    order by d.created_at desc, d.id desc limit ${search.limit + 1}`)
  if (rows.length === 0 && !(await db.maybe(sql`select from webhooks.endpoint where id = ${endpointId}`)))
    return refused('endpoint-not-found')
  const page = rows.slice(0, search.limit)
  const last = page[page.length - 1]
  return done({
    deliveries: page,
    next: rows.length > search.limit && last ? `${last.createdAt}_${last.deliveryId}` : null,
  })
}

function olderThan(before: string | undefined): Sql {
  if (before === undefined) return sql`true`
  const [, createdAt, id] = CURSOR.exec(before) ?? []
  if (createdAt === undefined || id === undefined)
    throw new Problem(400, 'malformed-input', 'before: give back the `next` of the page before.')
  return sql`(d.created_at, d.id) < (${at(Number(createdAt))}, ${id}::uuid)`
}

/** One delivery with its body and every try. */
export async function viewDelivery(
  db: Queryable,
  endpointId: string,
  deliveryId: string,
): Promise<Outcome<DeliveryDetail, DeliveryRefusal>> {
  const row = await db.maybe<DeliveryView & { payload: unknown }>(sql`select ${COLUMNS}, d.payload
    from webhooks.delivery d where d.id = ${deliveryId} and d.endpoint_id = ${endpointId}`)
  if (!row) return refused('delivery-not-found')
  const tries = await db.rows<DeliveryDetail['tries'][number]>(sql`select at, took_ms "tookMs", status, error
    from webhooks.attempt where delivery_id = ${deliveryId} order by at`)
  return done({ ...row, tries })
}
