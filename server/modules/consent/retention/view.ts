import type { RetentionView } from '#modules/consent/requests-contract.ts'
import { heldCustomers, keptSince, readSchedule } from '#modules/consent/retention/schedule.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { sql } from '#platform/database/database.ts'

const RUNS_SHOWN = 10

/** The schedule with its dry run: what the next run of the job would remove, and what stands against it. */
export async function viewRetention({ platform, customers, identity, kinds }: ConsentDeps): Promise<RetentionView> {
  const { db, clock } = platform
  const asOf = clock.now()
  const held = await heldCustomers(db, customers)
  const rules = []
  for (const rule of await readSchedule(db)) {
    const kind = kinds().find((one) => one.kind === rule.kind)
    const before = keptSince(asOf, rule.months)
    const kept = [...((await kind?.keptBefore?.(db, before, held)) ?? [])]
    rules.push({ ...rule, before, kept, dueCount: kind ? await kind.countBefore(db, before, held) : 0 })
  }
  const holds = await db.rows<{
    id: string
    customer_id: string
    reason: string
    placed_at: number
    placed_by: string
  }>(sql`select id, customer_id, reason, placed_at, placed_by from consent.legal_hold where ended_at is null
    order by placed_at desc limit 200`)
  const cards = await customers.cards(db, [...new Set(holds.map(({ customer_id }) => customer_id))])
  const people = await identity.people(db, [...new Set(holds.map(({ placed_by }) => placed_by))])
  const runs = await db.rows<RetentionView['runs'][number]>(
    sql`select at, removed from consent.retention_run order by at desc limit ${RUNS_SHOWN}`,
  )
  return {
    asOf,
    rules,
    holds: holds.map((hold) => ({
      holdId: hold.id,
      customerId: hold.customer_id,
      maskedName: cards.find(({ customerId }) => customerId === hold.customer_id)?.maskedName ?? '',
      reason: hold.reason,
      placedAt: hold.placed_at,
      placedBy: {
        personId: hold.placed_by,
        name: people.find(({ personId }) => personId === hold.placed_by)?.displayName ?? '',
      },
    })),
    runs,
  }
}
