import type { Instant } from '#libs/facts/event.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

export interface RetentionRule {
  readonly kind: string
  readonly months: number
  readonly source: string
  readonly version: number
}

export const readSchedule = (db: Queryable): Promise<RetentionRule[]> =>
  db.rows(sql`select kind, months, source, version from consent.retention_rule order by kind`)

/** Customers of whom nothing may be removed now: those a hold names, and whoever is one person with them. */
export async function heldCustomers(db: Queryable, people: Pick<CustomerQuestions, 'samePerson'>): Promise<string[]> {
  const rows = await db.rows<{ customer_id: string }>(
    sql`select distinct customer_id from consent.legal_hold where ended_at is null`,
  )
  const held = new Set<string>()
  for (const { customer_id } of rows) for (const id of (await people.samePerson(db, customer_id)).ids) held.add(id)
  return [...held]
}

/** What began to age before this is kept no longer: the same day and hour `months` ago, in UTC. */
export function keptSince(now: Instant, months: number): Instant {
  return shifted(now, -months)
}

/** Until when something that began to age at `from` is kept. */
export function keptUntil(from: Instant, months: number): Instant {
  return shifted(from, months)
}

function shifted(at: Instant, months: number): Instant {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}
