/** How far a permission reaches over rows. `own`: what the person handles; `units`: their branches and teams; `all`. */
export type Reach = 'own' | 'units' | 'all'

/** One person, signed in, with everything a route or a row needs to decide. Rebuilt at every request. */
export interface Actor {
  readonly personId: string
  readonly sessionId: string
  readonly displayName: string
  readonly agentNo: string
  readonly locale: string
  readonly roles: readonly string[]
  readonly permissions: ReadonlyMap<string, Reach>
  /** The organisational units the person belongs to or leads, with everything below them. */
  readonly unitIds: readonly string[]
  /** First the unit the person belongs to, then every unit above it: what is made for those is made for this person too. */
  readonly unitPath: readonly string[]
  /** Where a permission of reach `units` holds, when roles at different units grant different things. */
  readonly unitIdsBy?: ReadonlyMap<string, readonly string[]>
}

/** Which rows a query may show: put it into the SQL `where`, never only in a check afterwards. */
export type RowScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[]; readonly personId: string }
  | { readonly kind: 'own'; readonly personId: string }
  | { readonly kind: 'none' }

export function may(actor: Actor, permission: string): boolean {
  return actor.permissions.has(permission)
}

/** The rows that `permission` opens to this person; `none` without the permission. */
export function scopeOf(actor: Actor, permission: string): RowScope {
  const reach = actor.permissions.get(permission)
  if (reach === undefined) return { kind: 'none' }
  if (reach === 'all') return { kind: 'all' }
  if (reach === 'own') return { kind: 'own', personId: actor.personId }
  return { kind: 'units', unitIds: actor.unitIdsBy?.get(permission) ?? actor.unitIds, personId: actor.personId }
}

/** The roles of the house. What each may do is declared by the modules, permission by permission. */
export const ROLES = [
  'agent',
  'team-leader',
  'supervisor',
  'quality-inspector',
  'trainer',
  'planner',
  'complaint-officer',
  'compliance',
  'care-manager',
  'branch-staff',
  'hq-department',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/**
 * What a module lets people do: permission → role → reach. A permission is named `<module>.<verb-phrase>`.
 * A role that is not named has nothing.
 */
export type PermissionTable = Readonly<Record<string, Readonly<Partial<Record<Role, Reach>>>>>

/** All modules' tables as one: what a set of roles may do, with the widest reach where several roles grant it. */
export function permissionsOf(
  tables: readonly PermissionTable[],
  roles: readonly string[],
): ReadonlyMap<string, Reach> {
  const widest: Record<Reach, number> = { own: 1, units: 2, all: 3 }
  const granted = new Map<string, Reach>()
  for (const table of tables) {
    for (const [permission, byRole] of Object.entries(table)) {
      for (const [role, reach] of Object.entries(byRole)) {
        if (!roles.includes(role)) continue
        const known = granted.get(permission)
        if (known === undefined || widest[reach] > widest[known]) granted.set(permission, reach)
      }
    }
  }
  return granted
}
