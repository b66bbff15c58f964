import type { RowScope } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** Which agents a scope shows: `a`, a row of routing.agent, in a `where`. */
export function agentsVisibleTo(scope: RowScope): Sql {
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  if (scope.kind === 'own') return sql`a.id = ${scope.personId}`
  return sql`(a.unit_id = any(${scope.unitIds}::uuid[]) or a.id = ${scope.personId})`
}

/** Which queues a scope shows the waiting of: those that someone it shows serves. `q` is a row of routing.queue. */
export function queuesVisibleTo(scope: RowScope): Sql {
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  return sql`exists (select from routing.membership m join routing.agent a on a.id = m.agent_id
    where m.queue_id = q.id and ${agentsVisibleTo(scope)})`
}

export async function seesAgent(db: Queryable, scope: RowScope, agentId: string): Promise<boolean> {
  const found = await db.maybe(sql`select from routing.agent a where a.id = ${agentId} and ${agentsVisibleTo(scope)}`)
  return found !== undefined
}

export async function seesQueue(db: Queryable, scope: RowScope, queueId: string): Promise<boolean> {
  const found = await db.maybe(sql`select from routing.queue q where q.id = ${queueId} and ${queuesVisibleTo(scope)}`)
  return found !== undefined
}

/** People who see the same get one computation of a live view. */
export function shareByScope(scope: RowScope): string {
  if (scope.kind === 'units') return `units ${scope.personId} ${scope.unitIds.toSorted().join(' ')}`
  return scope.kind === 'own' ? `own ${scope.personId}` : scope.kind
}

/** Whoever has a part in the contact sees where it stands, and whoever oversees its queue or its owner. */
export async function seesContact(
  db: Queryable,
  scope: RowScope,
  personId: string,
  contactId: string,
): Promise<boolean> {
  const found = await db.maybe(sql`select from routing.item i where i.contact_id = ${contactId}
    and (i.agent_id = ${personId} or i.from_agent_id = ${personId}
      or exists (select from routing.queue q where q.id = i.queue_id and ${queuesVisibleTo(scope)})
      or exists (select from routing.agent a where a.id = i.agent_id and ${agentsVisibleTo(scope)}))`)
  return found !== undefined
}
