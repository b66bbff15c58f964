import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { sql } from '#platform/database/database.ts'
import { type Authority, causeOf, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { IdentityDeps } from './deps.ts'
import { mayHandle } from './domain.ts'
import { personChanged } from './events.ts'
import type { LinkRefusal } from './password-link.ts'
import { endSessionsOf } from './sessions.ts'
import { lockPerson } from './store.ts'

/** Unties a person from their single sign-on account, for example after the provider gave them another. */
export async function cutSingleSignOn(
  deps: IdentityDeps,
  by: Authority,
  personId: string,
): Promise<Outcome<null, Exclude<LinkRefusal, 'person-disabled'>>> {
  return deps.db.transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || !reachesUnit(scopeFor(by, 'identity.manage-people'), person.unitId))
      return refused('person-not-found')
    if (personId === personOf(by)) return refused('own-account')
    if (!mayHandle(by, person.roles)) return refused('role-above-own')
    if (person.ssoAccount === null) return done(null)
    await tx.run(sql`update identity.person set sso_account = null where id = ${personId}`)
    await deps.log.announce(tx, causeOf(by), [
      personChanged.of(personId, deps.clock.now(), { personId, what: ['single-sign-on-cut'] }),
    ])
    await endSessionsOf(tx, deps, causeOf(by), personId, 'revoked')
    return done(null)
  })
}
