import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { sql } from '#platform/database/database.ts'
import { type Authority, causeOf, reachesUnit, scopeFor } from './authority.ts'
import type { IdentityDeps } from './deps.ts'
import { mayHandle } from './domain.ts'
import { endSessions, endSessionsOf } from './sessions.ts'
import { lockPerson } from './store.ts'

export type EndSessionsRefusal = 'person-not-found' | 'session-not-found' | 'role-above-own'

/** Ends one session of another person, or all. @returns how many ended */
export async function endSessionsOfOther(
  deps: IdentityDeps,
  by: Authority,
  personId: string,
  sessionId?: string,
): Promise<Outcome<number, EndSessionsRefusal>> {
  return deps.db.transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || !reachesUnit(scopeFor(by, 'identity.end-sessions'), person.unitId))
      return refused('person-not-found')
    if (!mayHandle(by, person.roles)) return refused('role-above-own')
    if (sessionId === undefined) return done(await endSessionsOf(tx, deps, causeOf(by), personId, 'revoked'))
    const own = await tx.maybe(sql`select from identity.session where id = ${sessionId} and person_id = ${personId}`)
    if (own === undefined) return refused('session-not-found')
    return done(await endSessions(tx, deps, causeOf(by), [sessionId], 'revoked'))
  })
}

/** Ends one of one's own sessions, this one too; without an id, all others. @returns how many ended */
export async function endOwnSessions(
  deps: IdentityDeps,
  own: { readonly personId: string; readonly sessionId: string },
  sessionId?: string,
): Promise<Outcome<number, 'session-not-found'>> {
  const cause = { kind: 'person', id: own.personId } as const
  return deps.db.transaction(async (tx) => {
    await lockPerson(tx, own.personId)
    if (sessionId === undefined)
      return done(await endSessionsOf(tx, deps, cause, own.personId, 'revoked', own.sessionId))
    const found = await tx.maybe(
      sql`select from identity.session where id = ${sessionId} and person_id = ${own.personId}`,
    )
    if (found === undefined) return refused('session-not-found')
    return done(await endSessions(tx, deps, cause, [sessionId], 'revoked'))
  })
}
