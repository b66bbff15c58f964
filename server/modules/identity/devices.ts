import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { IdentityDeps } from './deps.ts'
import { hashOf, isToken, newSecret } from './secrets.ts'

/**
 * Known devices ("device cookies", OWASP): strangers may close an account for the rest of the world by guessing, but
 * not for the browser from which its owner signed in before. A device has its own guard.
 */
export async function knownDevice(
  db: Queryable,
  deviceToken: string | undefined,
  personId: string | undefined,
): Promise<Buffer | undefined> {
  if (deviceToken === undefined || personId === undefined || !isToken(deviceToken)) return undefined
  const hash = hashOf(deviceToken)
  const found = await db.maybe(sql`select from identity.device where token_hash = ${hash} and person_id = ${personId}`)
  return found === undefined ? undefined : hash
}

/** Remembers that the person signed in here. @returns the token of the browser, a new one when it had none */
export async function rememberDevice(
  tx: Tx,
  deps: Pick<IdentityDeps, 'clock'>,
  deviceToken: string | undefined,
  personId: string,
): Promise<string> {
  const isNew = deviceToken === undefined || !isToken(deviceToken)
  const token = isNew ? newSecret().token : deviceToken
  await tx.run(sql`insert into identity.device (token_hash, person_id, seen_at)
    values (${hashOf(token)}, ${personId}, ${at(deps.clock.now())})
    on conflict (token_hash, person_id) do update set seen_at = excluded.seen_at`)
  if (!isNew) return token
  await tx.run(sql`delete from identity.device d where d.person_id = ${personId} and d.token_hash not in (
    select token_hash from identity.device where person_id = ${personId} order by seen_at desc limit ${MOST_DEVICES})`)
  return token
}

/** Ten wrong passwords from a known device: it is a stranger again. */
export async function forgetDevice(db: Queryable, deviceHash: Buffer, personId: string): Promise<void> {
  await db.run(sql`delete from identity.device where token_hash = ${deviceHash} and person_id = ${personId}`)
}

const MOST_DEVICES = 20
/** 180 days, in seconds. */
export const DEVICE_COOKIE_SECONDS = 180 * 24 * 3600
