import { addPeople } from '#modules/identity/add-people.ts'
import { bySystem } from '#modules/identity/authority.ts'
import type { IdentityDeps } from '#modules/identity/deps.ts'
import { newSecret } from '#modules/identity/secrets.ts'
import { headOffice } from '#modules/identity/units.ts'
import type { Role } from '#platform/access.ts'
import { systemClock } from '#platform/clock.ts'
import { connect, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log/log.ts'
import { createLogger } from '#platform/logger.ts'

export interface Colleague {
  readonly personId: string
  readonly agentNo: string
  /** Of a session that stands, as a sign-in leaves it. */
  readonly token: string
}

const AT_ONCE = 500
const SESSION_MS = 12 * 3_600_000

/**
 * People in the house of a product that runs on this database, each with a session: by the use case that adds people,
 * without the cost of thousands of password hashes.
 * @param passwordHash one for all; null: they cannot sign in by password
 */
export async function fillStaff(
  databaseUrl: string,
  count: number,
  { role = 'agent', passwordHash = null }: { readonly role?: Role; readonly passwordHash?: string | null } = {},
): Promise<Colleague[]> {
  const db = connect({ url: databaseUrl, poolSize: 4, applicationName: 'bench-staff', onError: () => {} })
  const logger = createLogger({ level: 'silent' })
  // Adding people needs no more of the house than these.
  const log = createLog(db, logger)
  const deps = { db, log, clock: systemClock } as IdentityDeps
  try {
    const unitId = await headOffice(db)
    if (!unitId) throw new Error('the product has no head office yet')
    const staff: Colleague[] = []
    while (staff.length < count) {
      const agentNos = Array.from(
        { length: Math.min(AT_ONCE, count - staff.length) },
        (_, n) => `${role}-${String(staff.length + n + 1).padStart(5, '0')}`,
      )
      const added = await addPeople(
        deps,
        bySystem('bench'),
        agentNos.map((agentNo) => ({
          agentNo,
          displayName: agentNo,
          unitId,
          locale: 'en',
          roles: [{ role, unitId }],
          passwordHash,
        })),
      )
      if (!added.ok) throw new Error(`adding agents: ${added.refusal}`)
      const sessions = added.value.map((personId, n) => ({ personId, agentNo: agentNos[n] ?? '', ...newSecret() }))
      const now = Date.now()
      await db.run(sql`insert into identity.session
          (id, token_hash, person_id, method, created_at, seen_at, ends_at, address, user_agent)
        select *, 'password', now(), now(), now() + ${SESSION_MS} * interval '1 millisecond', '127.0.0.1', 'bench'
        from unnest(${sessions.map(() => newId(now))}::uuid[], ${sessions.map(({ hash }) => hash)}::bytea[],
          ${sessions.map(({ personId }) => personId)}::uuid[])`)
      staff.push(...sessions.map(({ personId, agentNo, token }) => ({ personId, agentNo, token })))
    }
    return staff
  } finally {
    await log.stop()
    await db.close()
  }
}
