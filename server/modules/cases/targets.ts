import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { CaseTargets } from '#modules/cases/contract.ts'
import { casePermissions } from '#modules/cases/permissions.ts'
import type { IdentityQuestions, UnitCard } from '#modules/identity/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

export type TargetRefusal = 'unit-not-found' | 'owner-not-of-unit'
const WORKING_ROLES = Object.keys(casePermissions['cases.work'] ?? {})

/** Whether work can go there: the unit exists; the person is active, works on cases and belongs to it or below. */
export async function checkTarget(
  identity: IdentityQuestions,
  db: Queryable,
  { unitId, ownerId }: { readonly unitId: string; readonly ownerId: string | null },
): Promise<Outcome<UnitCard, TargetRefusal>> {
  const unit = (await identity.units(db)).find((one) => one.unitId === unitId)
  if (!unit) return refused('unit-not-found', 'Choose a unit of the house.')
  if (ownerId === null) return done(unit)
  const [person] = await identity.people(db, [ownerId])
  const below = await identity.unitsBelow(db, unitId)
  const fits =
    person?.active && below.includes(person.unitId) && person.roles.some((role) => WORKING_ROLES.includes(role))
  return fits ? done(unit) : refused('owner-not-of-unit', 'Choose somebody active of that unit who works on cases.')
}

/** The branch a unit lies in, or the unit itself: two teams of one branch refer nothing to each other. */
export async function branchOrUnit(identity: IdentityQuestions, db: Queryable, unitId: string): Promise<string> {
  const byId = new Map((await identity.units(db)).map((unit) => [unit.unitId, unit]))
  for (let unit = byId.get(unitId); unit; unit = unit.parentId === null ? undefined : byId.get(unit.parentId)) {
    if (unit.kind === 'branch') return unit.unitId
  }
  return unitId
}

/** All to whom work can be given. */
export async function targetsOf(identity: IdentityQuestions, db: Queryable): Promise<CaseTargets> {
  const people = await identity.peopleWithRole(db, WORKING_ROLES, [])
  return {
    units: (await identity.units(db)).map(({ unitId, name, parentId }) => ({ unitId, name, parentId })),
    people: people
      .map(({ personId, displayName, unitId }) => ({ personId, name: displayName, unitId }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}
