import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Role } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { type Authority, causeOf, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { IdentityDeps } from './deps.ts'
import { type LadderRefusal, ladderRefusal } from './domain.ts'
import { rightsChanged, roleGranted, roleWithdrawn } from './events.ts'
import {
  existingUnits,
  insertRoles,
  isLastAdministrator,
  lockAdministrators,
  lockPerson,
  type Person,
} from './store.ts'

export interface RoleChange {
  readonly personId: string
  readonly role: Role
  readonly unitId: string
}

type Refusal = 'person-not-found' | 'unit-not-found' | LadderRefusal
export type GrantRoleRefusal = Refusal
export type WithdrawRoleRefusal = Refusal | 'role-not-held' | 'last-administrator'

/** Grants a role at a unit; one held already stays as it is. */
export async function grantRole(
  deps: IdentityDeps,
  by: Authority,
  change: RoleChange,
): Promise<Outcome<null, GrantRoleRefusal>> {
  return deps.db.transaction(async (tx) => {
    const refusal = await refusalOf(tx, by, await lockPerson(tx, change.personId), change)
    if (refusal) return refused(refusal)
    const now = deps.clock.now()
    const granted = await insertRoles(tx, [change], personOf(by), now)
    if (granted.length > 0) {
      await deps.log.announce(tx, causeOf(by), [
        roleGranted.of(change.personId, now, change),
        rightsChanged.of(change.personId, now, { personId: change.personId }),
      ])
    }
    return done(null)
  })
}

export async function withdrawRole(
  deps: IdentityDeps,
  by: Authority,
  change: RoleChange,
): Promise<Outcome<null, WithdrawRoleRefusal>> {
  return deps.db.transaction(async (tx) => {
    await lockAdministrators(tx)
    const refusal = await refusalOf(tx, by, await lockPerson(tx, change.personId), change)
    if (refusal) return refused(refusal)
    if (change.role === 'administrator' && (await isLastAdministrator(tx, change.personId))) {
      return refused('last-administrator')
    }
    const removed = await tx.run(sql`delete from identity.person_role
      where person_id = ${change.personId} and role = ${change.role} and unit_id = ${change.unitId}`)
    if (removed === 0) return refused('role-not-held')
    const now = deps.clock.now()
    await deps.log.announce(tx, causeOf(by), [
      roleWithdrawn.of(change.personId, now, change),
      rightsChanged.of(change.personId, now, { personId: change.personId }),
    ])
    return done(null)
  })
}

/** Both the person and the unit of the role lie within reach; then the ladder. */
async function refusalOf(
  tx: Tx,
  by: Authority,
  person: Person | undefined,
  change: RoleChange,
): Promise<Refusal | undefined> {
  const scope = scopeFor(by, 'identity.manage-roles')
  if (!person || !reachesUnit(scope, person.unitId)) return 'person-not-found'
  if (!reachesUnit(scope, change.unitId) || (await existingUnits(tx, [change.unitId])).size === 0)
    return 'unit-not-found'
  return ladderRefusal(by, { personId: person.personId, heldRoles: person.roles }, [change.role])
}
