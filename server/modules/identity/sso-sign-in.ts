import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type Db, sql, type Tx } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import { personChanged, signInRefused } from './events.ts'
import { type NewSession, type Origin, openSession } from './sessions.ts'
import type { SsoIdentity } from './single-sign-on.ts'
import { lockPerson, type Person, personByAgentNo, personBySsoAccount } from './store.ts'

export type SsoSignInRefusal = 'no-such-person' | 'linked-elsewhere'

/**
 * Signs in the person an identity provider vouches for: the one tied to that account or, the first time, the one whose
 * agent number is the account's user name. Nobody is created, and e-mail addresses prove nothing.
 */
export async function signInBySso(
  deps: IdentityDeps,
  identity: SsoIdentity,
  origin: Origin,
): Promise<Outcome<NewSession, SsoSignInRefusal>> {
  const candidate = await candidateFor(deps.db, identity)
  const outcome = candidate
    ? await deps.db.transaction((tx) => open(tx, deps, candidate, identity, origin))
    : refused('no-such-person' as const)
  if (!outcome.ok) await recordRefusal(deps, candidate, outcome.refusal, origin)
  return outcome
}

async function candidateFor(db: Db, identity: SsoIdentity): Promise<Person | undefined> {
  const linked = await personBySsoAccount(db, identity.account)
  return linked ?? (identity.userName === undefined ? undefined : personByAgentNo(db, identity.userName))
}

async function open(
  tx: Tx,
  deps: IdentityDeps,
  candidate: Person,
  identity: SsoIdentity,
  origin: Origin,
): Promise<Outcome<NewSession, SsoSignInRefusal>> {
  const person = await lockPerson(tx, candidate.personId)
  if (!person?.active) return refused('no-such-person')
  if (person.ssoAccount === null) await link(tx, deps, person, identity)
  else if (person.ssoAccount !== identity.account) return refused('linked-elsewhere')
  return done(await openSession(tx, deps, person.personId, 'single-sign-on', origin))
}

async function link(tx: Tx, deps: IdentityDeps, person: Person, identity: SsoIdentity): Promise<void> {
  await tx.run(sql`update identity.person set sso_account = ${identity.account} where id = ${person.personId}`)
  await deps.log.announce(tx, { kind: 'person', id: person.personId }, [
    personChanged.of(person.personId, deps.clock.now(), {
      personId: person.personId,
      what: ['single-sign-on-linked'],
    }),
  ])
}

async function recordRefusal(
  deps: IdentityDeps,
  person: Person | undefined,
  refusal: SsoSignInRefusal,
  origin: Origin,
): Promise<void> {
  const personId = person?.personId ?? null
  const reason = refusal === 'linked-elsewhere' ? refusal : person ? 'person-disabled' : 'unknown-account'
  await deps.db.transaction((tx) =>
    deps.log.announce(tx, { kind: 'system', id: 'identity.sign-in' }, [
      signInRefused.of(personId ?? 'sign-in', deps.clock.now(), {
        personId,
        reason,
        method: 'single-sign-on',
        address: origin.address,
      }),
    ]),
  )
}
