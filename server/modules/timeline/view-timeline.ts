import type { z } from 'zod'
import type { timelinePage, timelineQuery } from '#modules/timeline/contract.ts'
import type { TimelineDeps } from '#modules/timeline/deps.ts'
import { cursorOf, type EntryRow, entryColumns, isBehind, showEntries } from '#modules/timeline/rows.ts'
import type { RowScope } from '#platform/access.ts'
import { sql } from '#platform/database/database.ts'

/** One page of what happened with a customer, and with whoever is one person with them, latest first; undefined when this person may not see the customer. */
export async function viewTimeline(
  deps: TimelineDeps,
  scope: RowScope,
  customerId: string,
  query: z.output<typeof timelineQuery>,
): Promise<z.infer<typeof timelinePage> | undefined> {
  const { db } = deps.platform
  const seen = await deps.asks.customers.seen(db, scope, [customerId])
  if (seen.length === 0) return undefined
  const { ids } = await deps.asks.customers.samePerson(db, customerId)
  // A list of one would lose the order of the index.
  const ofPerson = ids.length === 1 ? sql`e.customer_id = ${customerId}` : sql`e.customer_id = any(${[...ids]}::uuid[])`
  const ofKinds = query.kinds === undefined ? sql`true` : sql`e.kind = any(${query.kinds.split(',')}::text[])`
  const rows = await db.rows<EntryRow>(sql`select ${entryColumns} from timeline.entry e
    where ${ofPerson} and ${ofKinds} and ${isBehind(query.after)}
    order by e.began_at desc, e.id desc limit ${query.limit + 1}`)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    entries: await showEntries(deps, db, page),
    next: rows.length > query.limit && last ? cursorOf(last) : null,
  }
}
