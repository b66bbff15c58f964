import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { at, sql } from '#platform/database/database.ts'
import { type Authority, causeOf, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { IdentityDeps } from './deps.ts'
import { mayHandle } from './domain.ts'
import { passwordChanged, passwordLinkMade } from './events.ts'
import { savePassword } from './own-password.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import { hashOf, isToken, newSecret } from './secrets.ts'
import { endSessionsOf } from './sessions.ts'
import { lockPerson, personById } from './store.ts'

/** Someone's first password: time to reach them. A reset: they are on the phone. */
const FIRST_LINK_MS = 24 * 3_600_000
const RESET_LINK_MS = 3_600_000

export interface PasswordLink {
  /** Shown to the administrator once; only its hash is kept. */
  readonly token: string
  readonly expiresAt: Instant
}

export type LinkRefusal = 'person-not-found' | 'own-account' | 'role-above-own' | 'person-disabled'

/** A link with which the person sets a password, once. An earlier link of theirs is void from now on. */
export async function makePasswordLink(
  deps: IdentityDeps,
  by: Authority,
  personId: string,
): Promise<Outcome<PasswordLink, LinkRefusal>> {
  return deps.db.transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || !reachesUnit(scopeFor(by, 'identity.manage-people'), person.unitId))
      return refused('person-not-found')
    if (personId === personOf(by)) return refused('own-account', 'Change your own password instead.')
    if (!mayHandle(by, person.roles)) return refused('role-above-own')
    if (!person.active) return refused('person-disabled', 'Enable the person first.')
    const now = deps.clock.now()
    const expiresAt = now + (person.passwordHash === null ? FIRST_LINK_MS : RESET_LINK_MS)
    const { token, hash } = newSecret()
    await tx.run(sql`insert into identity.password_link (person_id, token_hash, expires_at)
      values (${personId}, ${hash}, ${at(expiresAt)})
      on conflict (person_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at`)
    await deps.log.announce(tx, causeOf(by), [passwordLinkMade.of(personId, now, { personId, expiresAt })])
    return done({ token, expiresAt })
  })
}

export type SetPasswordRefusal = 'link-not-valid' | 'too-busy' | PasswordFault

/** Uses up a link. A password that breaks the rules leaves it usable. Ends every session of the person. */
export async function setPasswordByLink(
  deps: IdentityDeps,
  given: { readonly token: string; readonly password: string },
): Promise<Outcome<null, SetPasswordRefusal>> {
  const personId = await personOfLink(deps, given.token)
  const person = personId === undefined ? undefined : await personById(deps.db, personId)
  if (!person?.active) return refused('link-not-valid', 'Ask an administrator for a new link.')
  const fault = passwordFault(given.password, person)
  if (fault) return refused(fault)
  const hash = await deps.passwords.inLine(() => deps.passwords.hash(given.password))
  if (hash === undefined) return refused('too-busy', 'Try again in a few seconds.')
  return deps.db.transaction(async (tx) => {
    const locked = await lockPerson(tx, person.personId)
    const used = await tx.run(sql`delete from identity.password_link
      where token_hash = ${hashOf(given.token)} and expires_at > ${at(deps.clock.now())}`)
    if (!locked?.active || used === 0) return refused('link-not-valid', 'Ask an administrator for a new link.')
    await savePassword(tx, deps, locked, hash)
    const cause = { kind: 'person', id: locked.personId } as const
    await deps.log.announce(tx, cause, [
      passwordChanged.of(locked.personId, deps.clock.now(), { personId: locked.personId, how: 'one-time-link' }),
    ])
    await endSessionsOf(tx, deps, cause, locked.personId, 'password-changed')
    return done(null)
  })
}

async function personOfLink(deps: IdentityDeps, token: string): Promise<string | undefined> {
  if (!isToken(token)) return undefined
  const link = await deps.db.maybe<{ person_id: string }>(sql`select person_id from identity.password_link
    where token_hash = ${hashOf(token)} and expires_at > ${at(deps.clock.now())}`)
  return link?.person_id
}
