import type { IdentityQuestions, PersonCard } from '#modules/identity/questions.ts'
import type { RowScope } from '#platform/access.ts'
import type { Queryable } from '#platform/database/database.ts'

/** Cards of those among these people whom a scope shows: the one place where it is decided. */
export async function peopleVisibleTo(
  identity: IdentityQuestions,
  db: Queryable,
  scope: RowScope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonCard>> {
  const cards = await identity.people(db, [...new Set(personIds)])
  return new Map(cards.filter((card) => isVisibleTo(scope, card)).map((card) => [card.personId, card]))
}

/** Whether a measure lies within a scope: everyone it touches does; what touches a whole queue is for those who lead all. */
export function isWithin(
  scope: RowScope,
  personIds: readonly string[],
  isSeen: (personId: string) => boolean,
): boolean {
  return personIds.length > 0 ? personIds.every(isSeen) : scope.kind === 'all'
}

export function isVisibleTo(scope: RowScope, card: Pick<PersonCard, 'personId' | 'unitId'>): boolean {
  if (scope.kind === 'all') return true
  if (scope.kind === 'none') return false
  if (scope.kind === 'own') return card.personId === scope.personId
  return scope.unitIds.includes(card.unitId)
}
