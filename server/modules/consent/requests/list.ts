import type { z } from 'zod'
import { LIMIT, TARGET } from '#modules/consent/requests/receive.ts'
import type { DataRequest, dataRequestQuery } from '#modules/consent/requests-contract.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { join, sql } from '#platform/database/database.ts'

interface Row extends Omit<DataRequest, 'maskedName' | 'receivedBy' | 'owner' | 'answeredBy' | 'targetAt' | 'limitAt'> {
  readonly receivedBy: string
  readonly owner: string | null
  readonly answeredBy: string | null
}

/** Requests of customers about their data, newest first. */
export async function listRequests(
  { platform, identity, customers, promises }: ConsentDeps,
  query: z.output<typeof dataRequestQuery>,
): Promise<{ asOf: number; requests: DataRequest[]; next: string | null }> {
  const { db, clock } = platform
  const where = [sql`true`]
  if (query.state === 'open') where.push(sql`r.state = 'open'`)
  if (query.state === 'answered') where.push(sql`r.state <> 'open'`)
  if (query.kind !== undefined) where.push(sql`r.kind = ${query.kind}`)
  if (query.after !== undefined)
    where.push(
      sql`(r.received_at, r.id) < (select x.received_at, x.id from consent.data_request x where x.id = ${query.after})`,
    )
  const rows = await db.rows<Row>(sql`select r.id "requestId", r.reference, r.customer_id "customerId", r.kind, r.wish,
      r.said_through "saidThrough", r.received_at "receivedAt", r.received_by "receivedBy", r.owner_id "owner", r.state,
      r.answer, r.answered_by "answeredBy", r.answered_at "answeredAt", r.outcome
    from consent.data_request r where ${join(where, ' and ')}
    order by r.received_at desc, r.id desc limit ${query.limit + 1}`)
  const page = rows.slice(0, query.limit)
  const ids = page.map(({ requestId }) => requestId)
  const targets = await promises.clocks(db, TARGET.kind, 'data-request', ids)
  const limits = await promises.clocks(db, LIMIT.kind, 'data-request', ids)
  const cards = await customers.cards(db, [...new Set(page.map(({ customerId }) => customerId))])
  const named = page.flatMap(({ receivedBy, owner, answeredBy }) => [receivedBy, owner, answeredBy])
  const people = await identity.people(db, [...new Set(named.filter((id) => id !== null))])
  const person = (personId: string) => ({
    personId,
    name: people.find((one) => one.personId === personId)?.displayName ?? '',
  })
  const dueAt = (clocks: typeof targets, id: string, fallback: number) =>
    clocks.find(({ aboutId }) => aboutId === id)?.dueAt ?? fallback
  return {
    asOf: clock.now(),
    requests: page.map((row) => ({
      ...row,
      maskedName: cards.find(({ customerId }) => customerId === row.customerId)?.maskedName ?? '',
      receivedBy: person(row.receivedBy),
      owner: row.owner === null ? null : person(row.owner),
      answeredBy: row.answeredBy === null ? null : person(row.answeredBy),
      targetAt: dueAt(targets, row.requestId, row.receivedAt),
      limitAt: dueAt(limits, row.requestId, row.receivedAt),
    })),
    next: rows.length > page.length ? (page.at(-1)?.requestId ?? null) : null,
  }
}
