import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Actor } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import { passwordChanged } from './events.ts'
import { accountKey, countTry, forgive, keepCount, ownPasswordKey } from './guard.ts'
import { ACCOUNT_RULE } from './guard-rules.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import { endSessionsOf } from './sessions.ts'
import { lockPerson, type Person, personById } from './store.ts'

export type OwnPasswordRefusal =
  | 'wrong-password'
  | 'no-password'
  | 'too-many-tries'
  | 'too-busy'
  | 'password-unchanged'
  | PasswordFault

/** Changes one's own password. A stolen session cannot guess the old one: it has a guard. All other sessions end. */
export async function changeOwnPassword(
  deps: IdentityDeps,
  actor: Actor,
  given: { readonly current: string; readonly next: string },
): Promise<Outcome<null, OwnPasswordRefusal>> {
  const outcome = await deps.passwords.inLine(() => change(deps, actor, given))
  return outcome ?? refused('too-busy', 'Try again in a few seconds.')
}

async function change(
  deps: IdentityDeps,
  actor: Actor,
  given: { readonly current: string; readonly next: string },
): Promise<Outcome<null, OwnPasswordRefusal>> {
  const person = await personById(deps.db, actor.personId)
  if (!person?.passwordHash) return refused('no-password', 'Ask an administrator for a one-time link.')
  const key = ownPasswordKey(actor.personId)
  const tried = await countTry(deps, key, ACCOUNT_RULE)
  if (!tried.open) return refused('too-many-tries', 'Wait 30 minutes.')
  const isRight = await deps.passwords.matches(person.passwordHash, given.current)
  await deps.db.transaction((tx) =>
    isRight ? forgive(tx, deps, key) : keepCount(tx, deps, key, tried.guard, ACCOUNT_RULE),
  )
  if (!isRight) return refused('wrong-password')
  const fault = passwordFault(given.next, person)
  if (fault) return refused(fault)
  if (given.next === given.current) return refused('password-unchanged', 'Choose another one.')
  const hash = await deps.passwords.hash(given.next)
  return deps.db.transaction(async (tx) => {
    const locked = await lockPerson(tx, actor.personId)
    if (locked?.passwordHash !== person.passwordHash) return refused('wrong-password')
    await savePassword(tx, deps, locked, hash)
    const cause = { kind: 'person', id: actor.personId } as const
    await deps.log.announce(tx, cause, [
      passwordChanged.of(actor.personId, deps.clock.now(), { personId: actor.personId, how: 'own-change' }),
    ])
    await endSessionsOf(tx, deps, cause, actor.personId, 'password-changed', actor.sessionId)
    return done(null)
  })
}

/** A new password opens a closed account, voids links, and makes every device a stranger again. */
export async function savePassword(tx: Tx, deps: IdentityDeps, person: Person, hash: string): Promise<void> {
  await tx.run(sql`update identity.person set password_hash = ${hash} where id = ${person.personId}`)
  await tx.run(sql`delete from identity.password_link where person_id = ${person.personId}`)
  await tx.run(sql`delete from identity.device where person_id = ${person.personId}`)
  await forgive(tx, deps, accountKey(person.agentNo))
}
