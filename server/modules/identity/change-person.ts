import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Fact } from '#libs/facts/event.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { type Authority, causeOf, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { locales } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { mayHandle } from './domain.ts'
import { personChanged, rightsChanged, roleGranted, roleWithdrawn } from './events.ts'
import { endSessionsOf } from './sessions.ts'
import { existingUnits, isLastAdministrator, lockAdministrators, lockPerson, type Person } from './store.ts'

export interface PersonChange {
  readonly displayName?: string | undefined
  readonly locale?: (typeof locales)[number] | undefined
  /** Roles held at the former unit move along. */
  readonly unitId?: string | undefined
  /** False ends every session at once and keeps the person out; nothing is deleted. */
  readonly active?: boolean | undefined
}

export type ChangePersonRefusal =
  | 'person-not-found'
  | 'unit-not-found'
  | 'own-account'
  | 'role-above-own'
  | 'last-administrator'

/** Changes what an administrator keeps about a person. Nobody moves or disables themselves. */
export async function changePerson(
  deps: IdentityDeps,
  by: Authority,
  personId: string,
  change: PersonChange,
): Promise<Outcome<null, ChangePersonRefusal>> {
  return deps.db.transaction(async (tx) => {
    if (change.active === false) await lockAdministrators(tx)
    const person = await lockPerson(tx, personId)
    if (!person) return refused('person-not-found')
    const refusal = await refusalOf(tx, by, person, change)
    if (refusal) return refused(refusal)
    await save(tx, person, change)
    const facts = factsOf(person, change, deps.clock.now())
    if (moves(person, change)) facts.push(...(await moveRoles(tx, deps, person, change.unitId)))
    // Before the rights go: a socket told of those would only come back.
    if (change.active === false) await endSessionsOf(tx, deps, causeOf(by), personId, 'person-disabled')
    if (facts.length > 0) await deps.log.announce(tx, causeOf(by), facts)
    return done(null)
  })
}

async function refusalOf(
  tx: Tx,
  by: Authority,
  person: Person,
  change: PersonChange,
): Promise<ChangePersonRefusal | undefined> {
  const scope = scopeFor(by, 'identity.manage-people')
  if (!reachesUnit(scope, person.unitId)) return 'person-not-found'
  const touchesRights = change.active !== undefined || change.unitId !== undefined
  if (touchesRights && person.personId === personOf(by)) return 'own-account'
  if (!mayHandle(by, person.roles)) return 'role-above-own'
  const unitKnown =
    change.unitId === undefined ||
    (reachesUnit(scope, change.unitId) && (await existingUnits(tx, [change.unitId])).size === 1)
  if (!unitKnown) return 'unit-not-found'
  if (change.active === false && (await isLastAdministrator(tx, person.personId))) return 'last-administrator'
  return undefined
}

async function save(tx: Tx, person: Person, change: PersonChange): Promise<void> {
  await tx.run(sql`update identity.person set
      display_name = ${change.displayName ?? person.displayName}, unit_id = ${change.unitId ?? person.unitId},
      active = ${change.active ?? person.active}, locale = coalesce(${change.locale ?? null}, locale)
    where id = ${person.personId}`)
  if (change.active === false)
    await tx.run(sql`delete from identity.password_link where person_id = ${person.personId}`)
}

const moves = (person: Person, change: PersonChange): change is PersonChange & { readonly unitId: string } =>
  change.unitId !== undefined && change.unitId !== person.unitId

function factsOf(person: Person, change: PersonChange, now: number): Fact[] {
  const { personId } = person
  const switched = change.active !== undefined && change.active !== person.active
  const what = [
    ...(change.displayName !== undefined && change.displayName !== person.displayName
      ? (['display-name'] as const)
      : []),
    ...(change.locale === undefined ? [] : (['locale'] as const)),
    ...(moves(person, change) ? (['unit'] as const) : []),
    ...(switched ? [change.active ? ('enabled' as const) : ('disabled' as const)] : []),
  ]
  if (what.length === 0) return []
  const rights = switched || moves(person, change) ? [rightsChanged.of(personId, now, { personId })] : []
  return [personChanged.of(personId, now, { personId, what }), ...rights]
}

async function moveRoles(tx: Tx, deps: IdentityDeps, person: Person, unitId: string): Promise<Fact[]> {
  const moved = await tx.rows<{ role: string }>(sql`with held as (
      delete from identity.person_role where person_id = ${person.personId} and unit_id = ${person.unitId}
      returning role, granted_by, granted_at)
    insert into identity.person_role (person_id, role, unit_id, granted_by, granted_at)
    select ${person.personId}::uuid, role, ${unitId}::uuid, granted_by, granted_at from held
    on conflict (person_id, role, unit_id) do update set granted_at = excluded.granted_at returning role`)
  const now = deps.clock.now()
  return moved.flatMap(({ role }) => [
    roleWithdrawn.of(person.personId, now, { personId: person.personId, role, unitId: person.unitId }),
    roleGranted.of(person.personId, now, { personId: person.personId, role, unitId }),
  ])
}
