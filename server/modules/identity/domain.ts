import { ROLES, type Role } from '#platform/access.ts'
import { type Authority, personOf } from './authority.ts'

/** Which roles the holder of a role may hand out and take away. A role that is not named may none. */
const GRANTABLE: Partial<Record<string, readonly Role[]>> = {
  administrator: ROLES,
  supervisor: ['agent', 'team-leader'],
}

export type LadderRefusal = 'own-roles' | 'role-above-own'

/**
 * The privilege ladder: nobody edits their own roles, nobody gives or takes what their own roles do not let them, and
 * nobody touches a person who holds such a role.
 * @param heldRoles what the other person holds now; empty for a new person
 */
export function ladderRefusal(
  by: Authority,
  other: { readonly personId: string; readonly heldRoles: readonly string[] },
  changed: readonly string[],
): LadderRefusal | undefined {
  if (by.kind === 'system') return undefined
  if (other.personId === personOf(by)) return 'own-roles'
  return mayHandle(by, [...other.heldRoles, ...changed]) ? undefined : 'role-above-own'
}

/** Whether all these roles lie below those of the one who acts. */
export function mayHandle(by: Authority, roles: readonly string[]): boolean {
  if (by.kind === 'system') return true
  const within = new Set<string>(by.actor.roles.flatMap((role) => GRANTABLE[role] ?? []))
  return roles.every((role) => within.has(role))
}
