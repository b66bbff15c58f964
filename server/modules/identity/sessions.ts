import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { sessionEnded, signedIn } from './events.ts'
import { newSecret } from './secrets.ts'

/** A person works at a few screens at once; the oldest session ends when there would be more. */
const MOST_SESSIONS = 10
export const SESSION_TIMER = 'identity.session-end'

export type SignInMethod = 'password' | 'single-sign-on' | 'set-up'
export type EndReason = 'signed-out' | 'revoked' | 'expired' | 'person-disabled' | 'password-changed'

/** Where a request came from, as the session list shows it. */
export interface Origin {
  readonly address: string
  readonly userAgent: string
}

export interface NewSession {
  readonly sessionId: string
  readonly personId: string
  /** Shown once, to the person; only its hash is kept. */
  readonly token: string
}

/** Opens a session with a token never used before. The person's row is locked already. */
export async function openSession(
  tx: Tx,
  deps: IdentityDeps,
  personId: string,
  method: SignInMethod,
  origin: Origin,
): Promise<NewSession> {
  const now = deps.clock.now()
  const sessionId = newId(now)
  const { token, hash } = newSecret()
  const endsAt = now + deps.config.SESSION_HOURS * 3_600_000
  // What stood before this one: the select sees nothing of what the statement writes.
  const surplus = await tx.rows<{ id: string }>(sql`with opened as (insert into identity.session
        (id, token_hash, person_id, method, created_at, seen_at, ends_at, address, user_agent)
      values (${sessionId}, ${hash}, ${personId}, ${method}, ${at(now)}, ${at(now)}, ${at(endsAt)},
        ${origin.address}, ${origin.userAgent.slice(0, 300)})),
      noted as (update identity.person set last_signed_in_at = ${at(now)} where id = ${personId})
      select id from identity.session where person_id = ${personId} order by id desc offset ${MOST_SESSIONS - 1}`)
  const cause: Cause = { kind: 'person', id: personId }
  await endSessions(
    tx,
    deps,
    cause,
    surplus.map((session) => session.id),
    'revoked',
  )
  await deps.timers.set(tx, SESSION_TIMER, sessionId, Math.min(endsAt, now + idleMs(deps)))
  await deps.log.announce(tx, cause, [
    signedIn.of(personId, now, { personId, sessionId, method, address: origin.address }),
  ])
  return { sessionId, personId, token }
}

/** Ends these sessions, those that still stand. @returns how many did */
export async function endSessions(
  tx: Tx,
  deps: IdentityDeps,
  cause: Cause,
  sessionIds: readonly string[],
  reason: EndReason,
): Promise<number> {
  if (sessionIds.length === 0) return 0
  const ended = await tx.rows<{ id: string; person_id: string }>(
    sql`delete from identity.session where id = any(${[...sessionIds]}::uuid[]) returning id, person_id`,
  )
  const now = deps.clock.now()
  const facts: Fact[] = ended.map((session) =>
    sessionEnded.of(session.person_id, now, { personId: session.person_id, sessionId: session.id, reason }),
  )
  for (const { id } of ended) await deps.timers.clear(tx, SESSION_TIMER, id)
  await deps.log.announce(tx, cause, facts)
  return ended.length
}

/** Ends all sessions of a person, but `exceptId` when given. */
export async function endSessionsOf(
  tx: Tx,
  deps: IdentityDeps,
  cause: Cause,
  personId: string,
  reason: EndReason,
  exceptId?: string,
): Promise<number> {
  const sessions = await tx.rows<{ id: string }>(sql`select id from identity.session where person_id = ${personId}`)
  const ids = sessions.map((session) => session.id).filter((id) => id !== exceptId)
  return endSessions(tx, deps, cause, ids, reason)
}

/** Which of these sessions still stand, at this moment. */
export async function standingSessions(
  db: Queryable,
  deps: Pick<IdentityDeps, 'clock' | 'config' | 'seen'>,
  sessionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const now = deps.clock.now()
  const rows = await db.rows<{ id: string; seen_at: Instant }>(
    sql`select s.id, s.seen_at from identity.session s join identity.person p on p.id = s.person_id
        where s.id = any(${[...sessionIds]}::uuid[]) and p.active and s.ends_at > ${at(now)}`,
  )
  const used = rows.filter(({ id, seen_at }) => deps.seen.lastSeen(id, seen_at) > now - idleMs(deps))
  return new Set(used.map(({ id }) => id))
}

export const idleMs = (deps: Pick<IdentityDeps, 'config'>): number => deps.config.SESSION_IDLE_MINUTES * 60_000

/** The moment at which a session that is not used again ends. */
export function sessionDueAt(
  deps: Pick<IdentityDeps, 'config'>,
  session: { seenAt: Instant; endsAt: Instant },
): Instant {
  return Math.min(session.endsAt, session.seenAt + idleMs(deps))
}
