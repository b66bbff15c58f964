import type { PersonCard } from '#modules/identity/questions.ts'
import type { RowScope } from '#platform/access.ts'

/** Whether rows of this person lie within a scope. */
export function isWithin(scope: RowScope, person: Pick<PersonCard, 'personId' | 'unitId'>): boolean {
  if (scope.kind === 'all') return true
  if (scope.kind === 'none') return false
  if (scope.kind === 'own') return scope.personId === person.personId
  return scope.unitIds.includes(person.unitId)
}

/** Whether a unit lies within it. */
export const isUnitWithin = (scope: RowScope, unitId: string): boolean =>
  scope.kind === 'all' || (scope.kind === 'units' && scope.unitIds.includes(unitId))
