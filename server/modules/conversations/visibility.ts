import { type Actor, may, scopeOf } from '#platform/access.ts'
import { type Queryable, type Sql, sql } from '#platform/database/database.ts'

/** Shows what a permission's reach opens; what one may not see is not told from what does not exist. */
export type ReadPermission =
  | 'conversations.read'
  | 'conversations.supervise'
  | 'conversations.count-reasons'
  | 'conversations.read-comments'

/**
 * The whole threads this person may read, as a condition on `conversations.conversation c`. Every reader uses it.
 * Own: those in which the person has a part now, from joining to leaving (an owner: to the end of wrap-up), with all
 * that was said before. Units: also those whose latest contact belongs to the person's units, or to nobody yet. All: all.
 */
export function conversationsVisibleTo(actor: Actor, permission: ReadPermission = 'conversations.read'): Sql {
  const scope = scopeOf(actor, permission)
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  const serves = sql`exists (select 1 from conversations.participant p
    where p.conversation_id = c.id and p.person_id = ${scope.personId} and p.left_at is null)`
  if (scope.kind === 'own') return serves
  return sql`(c.owner_unit_id = any(${scope.unitIds}::uuid[]) or c.owner_unit_id is null or ${serves})`
}

/**
 * The contacts this person may open, each with its own messages only, as a condition on `conversations.contact k`.
 * Own: those the person has a part in now, and those the person owned at the end.
 */
export function contactsVisibleTo(actor: Actor, permission: ReadPermission = 'conversations.read'): Sql {
  const scope = scopeOf(actor, permission)
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  const own = sql`(k.owner_id = ${scope.personId} or exists (select 1 from conversations.participant p
    where p.contact_id = k.id and p.person_id = ${scope.personId} and p.left_at is null))`
  if (scope.kind === 'own') return own
  return sql`(k.owner_unit_id = any(${scope.unitIds}::uuid[]) or k.owner_unit_id is null or ${own})`
}

export async function conversationVisibleTo(db: Queryable, actor: Actor, conversationId: string): Promise<boolean> {
  const found = await db.rows(sql`select 1 from conversations.conversation c
    where c.id = ${conversationId} and ${conversationsVisibleTo(actor)}`)
  return found.length > 0
}

export async function contactVisibleTo(
  db: Queryable,
  actor: Actor,
  contactId: string,
  permission: ReadPermission = 'conversations.read',
): Promise<boolean> {
  const found = await db.rows(sql`select 1 from conversations.contact k
    where k.id = ${contactId} and ${contactsVisibleTo(actor, permission)}`)
  return found.length > 0
}

/**
 * Whether this person is told who listens silently: supervisors, and those who read everything. For the agent and
 * everyone beside them a monitor is not there.
 */
export const seesMonitors = (actor: Actor): boolean =>
  may(actor, 'conversations.supervise') || scopeOf(actor, 'conversations.read').kind === 'all'
