import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type Authority, causeOf, reachesUnit, scopeFor } from './authority.ts'
import type { IdentityDeps } from './deps.ts'
import { accountOpened } from './events.ts'
import { accountKey, forgive } from './guard.ts'
import { lockPerson } from './store.ts'

export type OpenAccountRefusal = 'person-not-found'

/** Opens an account that wrong passwords closed, before its half hour is over. */
export async function openAccount(
  deps: IdentityDeps,
  by: Authority,
  personId: string,
): Promise<Outcome<null, OpenAccountRefusal>> {
  return deps.db.transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || !reachesUnit(scopeFor(by, 'identity.manage-people'), person.unitId))
      return refused('person-not-found')
    await forgive(tx, deps, accountKey(person.agentNo))
    await deps.log.announce(tx, causeOf(by), [accountOpened.of(personId, deps.clock.now(), { personId })])
    return done(null)
  })
}
