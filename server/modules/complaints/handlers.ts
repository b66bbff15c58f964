import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { HANDLING_ROLES } from '#modules/complaints/permissions.ts'
import { sql } from '#platform/database/database.ts'

/** Those who may be given a complaint, the least busy first. */
export async function handlersWithin({ platform: { db }, identity }: ComplaintDeps) {
  const people = await identity.peopleWithRole(db, HANDLING_ROLES, [])
  const open = await db.rows<{ personId: string; open: number }>(sql`select handler_id "personId", count(*)::int "open"
    from complaints.complaint where ended_at is null and handler_id is not null group by 1`)
  const openOf = new Map(open.map((row) => [row.personId, row.open]))
  return people
    .map(({ personId, displayName }) => ({ personId, name: displayName, open: openOf.get(personId) ?? 0 }))
    .toSorted((a, b) => a.open - b.open || a.name.localeCompare(b.name))
}
