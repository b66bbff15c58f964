import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Fact, Instant } from '#libs/facts/event.ts'
import type { Role } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type Authority, causeOf, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { locales } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { type LadderRefusal, ladderRefusal } from './domain.ts'
import { passwordChanged, personAdded, roleGranted } from './events.ts'
import { existingUnits, insertPeople, insertRoles, type RoleAtUnit } from './store.ts'

export interface NewPerson {
  readonly agentNo: string
  readonly displayName: string
  readonly unitId: string
  readonly locale: (typeof locales)[number]
  readonly roles: readonly { readonly role: Role; readonly unitId: string }[]
  /** From `Passwords.hash`; null for people who get a one-time link or sign in by the house's own account. */
  readonly passwordHash: string | null
  readonly passwordFrom?: 'set-up' | 'seed'
}

export type AddPeopleRefusal = 'agent-number-taken' | 'unit-not-found' | LadderRefusal

/** Adds people with their roles, all or none. @returns their ids in the order given */
export async function addPeople(
  deps: IdentityDeps,
  by: Authority,
  people: readonly NewPerson[],
): Promise<Outcome<readonly string[], AddPeopleRefusal>> {
  try {
    return await deps.db.transaction((tx) => addPeopleIn(tx, deps, by, people))
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'person_agent_no') return refused('agent-number-taken')
    throw error
  }
}

/** The same inside a transaction. The caller is checked by the route for `identity.manage-people`, which reaches all. */
export async function addPeopleIn(
  tx: Tx,
  deps: IdentityDeps,
  by: Authority,
  people: readonly NewPerson[],
): Promise<Outcome<readonly string[], AddPeopleRefusal>> {
  const refusal = await refusalOf(tx, by, people)
  if (refusal) return refused(refusal)
  const now = deps.clock.now()
  const added = people.map((person) => ({ ...person, personId: newId(now) }))
  const roles = added.flatMap(({ personId, roles }) => roles.map((role) => ({ personId, ...role })))
  await insertPeople(tx, added, now)
  const granted = await insertRoles(tx, roles, personOf(by), now)
  await deps.log.announce(tx, causeOf(by), factsOf(added, granted, now))
  return done(added.map((person) => person.personId))
}

async function refusalOf(tx: Tx, by: Authority, people: readonly NewPerson[]): Promise<AddPeopleRefusal | undefined> {
  const numbers = people.map((person) => person.agentNo.toLowerCase())
  const taken = await tx.maybe(sql`select from identity.person where lower(agent_no) = any(${numbers})`)
  if (taken || new Set(numbers).size < numbers.length) return 'agent-number-taken'
  const unitIds = new Set(people.flatMap((person) => [person.unitId, ...person.roles.map((role) => role.unitId)]))
  if ((await existingUnits(tx, [...unitIds])).size < unitIds.size) return 'unit-not-found'
  const scope = scopeFor(by, 'identity.manage-people')
  if (![...unitIds].every((unitId) => reachesUnit(scope, unitId))) return 'unit-not-found'
  for (const person of people) {
    const roles = person.roles.map(({ role }) => role)
    const refusal = ladderRefusal(by, { personId: '', heldRoles: [] }, roles)
    if (refusal) return refusal
  }
  return undefined
}

function factsOf(
  people: readonly (NewPerson & { readonly personId: string })[],
  granted: readonly RoleAtUnit[],
  now: Instant,
): Fact[] {
  return [
    ...people.map(({ personId, unitId }) => personAdded.of(personId, now, { personId, unitId })),
    ...people.flatMap(({ personId, passwordHash, passwordFrom = 'seed' }) =>
      passwordHash === null ? [] : [passwordChanged.of(personId, now, { personId, how: passwordFrom })],
    ),
    ...granted.map((role) => roleGranted.of(role.personId, now, role)),
  ]
}
