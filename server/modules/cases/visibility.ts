import { type Actor, scopeOf } from '#platform/access.ts'
import { type Sql, sql } from '#platform/database/database.ts'

/**
 * The cases this person may open, as a condition on `cases."case" c`. Own: owned, opened, or with an open work order of
 * theirs in it, and what waits for somebody of their own unit. Units: also those of their units, and those a work order of
 * which lies with their units. All: all.
 */
export function casesVisibleTo(actor: Actor, permission: 'cases.read' | 'cases.work' = 'cases.read'): Sql {
  const scope = scopeOf(actor, permission)
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  const [ownUnit = null] = actor.unitPath
  const own = sql`(c.owner_id = ${scope.personId} or c.opened_by = ${scope.personId}
    or (c.owner_id is null and c.unit_id = ${ownUnit}::uuid)
    or exists (select from cases.work_order w where w.case_id = c.id and w.done_at is null
      and (w.owner_id = ${scope.personId} or (w.owner_id is null and w.unit_id = ${ownUnit}::uuid))))`
  if (scope.kind === 'own') return own
  const units = sql`${[...scope.unitIds]}::uuid[]`
  return sql`(c.unit_id = any(${units}) or ${own} or exists (select from cases.work_order w
    where w.case_id = c.id and w.unit_id = any(${units})))`
}
