import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { PromiseList, PromiseView } from '#modules/promises/contract.ts'
import type { Platform } from '#platform/module.ts'

/** Promises with the names of those who owe them, as of now. */
export async function withOwners(
  deps: { readonly platform: Platform; readonly identity: IdentityQuestions },
  promises: readonly PromiseView[],
): Promise<PromiseList> {
  const { db, clock } = deps.platform
  const ids = [...new Set(promises.flatMap(({ ownerId }) => ownerId ?? []))]
  const people = ids.length === 0 ? [] : await deps.identity.people(db, ids)
  return {
    asOf: clock.now(),
    promises: [...promises],
    owners: people.map(({ personId, displayName }) => ({ personId, name: displayName })),
  }
}
