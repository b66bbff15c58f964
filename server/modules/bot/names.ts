import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** What the people behind ids are called; null for none, and for who is not known any more. */
export async function namesOf(
  db: Queryable,
  identity: Pick<IdentityQuestions, 'people'>,
  personIds: readonly (string | null)[],
): Promise<(personId: string | null) => string | null> {
  const ids = [...new Set(personIds.filter((id) => id !== null))]
  const people = ids.length === 0 ? [] : await identity.people(db, ids)
  const names = new Map(people.map(({ personId, displayName }) => [personId, displayName]))
  return (personId) => (personId === null ? null : (names.get(personId) ?? null))
}
