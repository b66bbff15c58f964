import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Instant } from '#libs/facts/event.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import { forgetDevice, knownDevice, rememberDevice } from './devices.ts'
import { accountClosed, signInRefused } from './events.ts'
import { accountKey, addressKey, countTry, countWrong, deviceKey, forgive, guardAt, keepCount } from './guard.ts'
import { ACCOUNT_RULE, ADDRESS_RULE, type Guard, isClosed } from './guard-rules.ts'
import { hashOf } from './secrets.ts'
import { endSessions, type NewSession, type Origin, openSession } from './sessions.ts'
import { lockPerson, type Person, personByAgentNo } from './store.ts'

export interface SignIn {
  readonly agentNo: string
  readonly password: string
  readonly origin: Origin
  /** The browser's long-lived cookie, as sent. */
  readonly deviceToken: string | undefined
  /** Whether to know this browser again; programs have no cookies to be known by. */
  readonly remembersDevice: boolean
  /** A session this browser had: it ends, so that a token known before signing in is worth nothing after. */
  readonly formerToken: string | undefined
}

export type SignInRefusal = 'sign-in-refused' | 'too-many-tries' | 'too-busy'
export type SignedIn = NewSession & { readonly deviceToken: string | undefined }

const REFUSED =
  'Agent number or password is wrong, or too many wrong ones were tried: then wait 30 minutes, or ask an administrator.'

/**
 * Signs in by agent number and password. Unknown, disabled, closed and wrong answer alike and take equally long: each
 * costs one hash.
 */
export async function signIn(deps: IdentityDeps, request: SignIn): Promise<Outcome<SignedIn, SignInRefusal>> {
  const outcome = await deps.passwords.inLine(() => tryToSignIn(deps, request))
  return outcome ?? refused('too-busy', 'Many people are signing in: try again in a few seconds.')
}

async function tryToSignIn(deps: IdentityDeps, request: SignIn): Promise<Outcome<SignedIn, SignInRefusal>> {
  const person = await personByAgentNo(deps.db, request.agentNo)
  const device = await knownDevice(deps.db, request.deviceToken, person?.personId)
  const address = addressKey(request.origin.address)
  if (!device && isClosed(await guardAt(deps.db, address), deps.clock.now())) {
    return refused('too-many-tries', 'Too many wrong tries from this network: wait 15 minutes.')
  }
  const key = device && person ? deviceKey(device, person.personId) : accountKey(request.agentNo)
  const tried = await countTry(deps, key, ACCOUNT_RULE)
  const usable = tried.open && person?.active ? person.passwordHash : null
  const matches = await deps.passwords.matches(usable, request.password)
  const signedIn =
    matches && person && tried.open
      ? await deps.db.transaction((tx) => open(tx, deps, request, person, { key, guard: tried.guard }))
      : undefined
  if (signedIn) return done(signedIn)
  if (!device) await countWrong(deps, address, ADDRESS_RULE)
  await deps.db.transaction(async (tx) => {
    if (tried.open) await keepCount(tx, deps, key, tried.guard, ACCOUNT_RULE)
    const closedUntil = tried.open ? tried.guard.closedUntil : null
    if (device && person && closedUntil !== null) await forgetDevice(tx, device, person.personId)
    await recordRefusal(tx, deps, request, person, { wasOpen: tried.open, closedUntil: device ? null : closedUntil })
  })
  return refused('sign-in-refused', REFUSED)
}

/** Undefined when the person was disabled or got another password while the hash was computed. */
async function open(
  tx: Tx,
  deps: IdentityDeps,
  request: SignIn,
  seen: Person,
  door: { readonly key: string; readonly guard: Guard },
): Promise<SignedIn | undefined> {
  const person = await lockPerson(tx, seen.personId)
  if (!person?.active || person.passwordHash !== seen.passwordHash) return undefined
  await forgive(tx, deps, door.key, door.guard)
  await endFormer(tx, deps, request.formerToken)
  const session = await openSession(tx, deps, person.personId, 'password', request.origin)
  if (!request.remembersDevice) return { ...session, deviceToken: undefined }
  return { ...session, deviceToken: await rememberDevice(tx, deps, request.deviceToken, person.personId) }
}

async function endFormer(tx: Tx, deps: IdentityDeps, token: string | undefined): Promise<void> {
  if (token === undefined) return
  const former = await tx.maybe<{ id: string; person_id: string }>(
    sql`select id, person_id from identity.session where token_hash = ${hashOf(token)}`,
  )
  if (former) await endSessions(tx, deps, { kind: 'person', id: former.person_id }, [former.id], 'signed-out')
}

async function recordRefusal(
  tx: Tx,
  deps: IdentityDeps,
  request: SignIn,
  person: Person | undefined,
  account: { readonly wasOpen: boolean; readonly closedUntil: Instant | null },
): Promise<void> {
  const now = deps.clock.now()
  const personId = person?.personId ?? null
  const { address } = request.origin
  const reason = reasonOf(person, account.wasOpen)
  await deps.log.announce(tx, { kind: 'system', id: 'identity.sign-in' }, [
    signInRefused.of(personId ?? 'sign-in', now, { personId, reason, method: 'password', address }),
    ...(personId !== null && account.closedUntil !== null
      ? [accountClosed.of(personId, now, { personId, closedUntil: account.closedUntil })]
      : []),
  ])
}

function reasonOf(person: Person | undefined, wasOpen: boolean) {
  if (!person) return 'unknown-account'
  if (!wasOpen) return 'account-closed'
  if (!person.active) return 'person-disabled'
  return person.passwordHash === null ? 'no-password' : 'wrong-password'
}
