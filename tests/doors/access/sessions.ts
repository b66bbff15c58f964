import { newSecret } from '#modules/identity/secrets.ts'
import { newId } from '#platform/ids.ts'
import type { FloorApplication } from '../../support/floor.ts'

/** One more session of a person, as a sign-in leaves it, without the cost of a password. @param lastsMs may be past */
export async function openSession(
  { platform }: Pick<FloorApplication, 'platform'>,
  personId: string,
  lastsMs = 3_600_000,
): Promise<{ readonly sessionId: string; readonly token: string }> {
  const { token, hash } = newSecret()
  const now = platform.clock.now()
  const sessionId = newId(now)
  await platform.db.pool.query(
    `insert into identity.session (id, token_hash, person_id, method, created_at, seen_at, ends_at, address, user_agent)
     values ($1, $2, $3, 'password', to_timestamp($4), to_timestamp($4), to_timestamp($5), '127.0.0.1', 'matrix')`,
    [sessionId, hash, personId, now / 1_000, (now + lastsMs) / 1_000],
  )
  return { sessionId, token }
}
