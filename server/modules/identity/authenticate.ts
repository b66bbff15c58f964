import type { IncomingHttpHeaders } from 'node:http'
import type { Instant, RecordedFact } from '#libs/facts/event.ts'
import { type Actor, type PermissionTable, permissionsOf, type Reach } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import { repeating } from '#platform/repeat.ts'
import { cookieName, cookieOf } from './cookies.ts'
import type { IdentityDeps } from './deps.ts'
import { personChanged, rightsChanged, sessionEnded } from './events.ts'
import { hashOf, isToken } from './secrets.ts'
import { idleMs } from './sessions.ts'

/** What was found is believed this long, and not one moment longer than the first fact that says otherwise. */
const BELIEVED_MS = 1_000
const MOST_REMEMBERED = 10_000
const SEEN_STEP_MS = 60_000
/** Thousands use their sessions at once: what was used is written together. */
const MARK_EVERY_MS = 1_000

export interface Authenticator {
  /** The person behind the bearer token or, without one, the session cookie. */
  authenticate(headers: IncomingHttpHeaders): Promise<Actor | undefined>
  /** The person used the session at this moment. */
  markSeen(sessionId: string): void
  /** Forgets what these facts made stale; call it for own facts after commit, and for all facts of the log. */
  heard(facts: readonly Pick<RecordedFact, 'type' | 'data'>[]): void
  stop(): Promise<void>
}

interface Remembered {
  readonly actor: Actor
  readonly readAt: Instant
  readonly until: Instant
}

type AuthenticatorDeps = Pick<IdentityDeps, 'config' | 'db' | 'clock' | 'logger'>

export function createAuthenticator(
  deps: AuthenticatorDeps,
  permissionTables: () => readonly PermissionTable[],
): Authenticator {
  const remembered = new Map<string, Remembered>()
  /** Grows with every fact that matters, so an answer read before the fact is not kept after it. */
  let generation = 0
  const lastMarked = new Map<string, Instant>()
  /** Sessions used since the last writing, and when. */
  let used = new Map<string, Instant>()
  const marker = repeating(
    async () => {
      const marks = used
      used = new Map()
      if (marks.size === 0) return
      await writeSeen(deps, marks).catch((error: Error) => {
        for (const sessionId of marks.keys()) lastMarked.delete(sessionId)
        throw error
      })
    },
    { onError: (error) => deps.logger.warn({ err: error }, 'sessions not marked as seen'), restMs: MARK_EVERY_MS },
  )

  async function authenticate(headers: IncomingHttpHeaders): Promise<Actor | undefined> {
    const token = tokenOf(headers, cookieName('session', deps.config))
    if (token === undefined || !isToken(token)) return undefined
    const now = deps.clock.now()
    const known = remembered.get(token)
    if (known && now >= known.readAt && now < known.until) {
      markSeen(known.actor.sessionId)
      return known.actor
    }
    const readIn = generation
    const row = (await readRow(deps, token, now)) ?? (await readOnceWritten(token, now))
    if (!row) {
      remembered.delete(token)
      return undefined
    }
    const actor = toActor(row, permissionTables())
    if (readIn === generation) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(token, { actor, readAt: now, until: Math.min(now + BELIEVED_MS, row.ends_at) })
    }
    markSeen(actor.sessionId)
    return actor
  }

  /** A session that was used a moment ago is not idle, though that may not be written yet. */
  async function readOnceWritten(token: string, now: Instant): Promise<ActorRow | undefined> {
    if (used.size === 0) return undefined
    await marker.idle()
    return readRow(deps, token, now)
  }

  /** Written at most once a minute a session: being busy must not cost a write a click. */
  function markSeen(sessionId: string): void {
    const now = deps.clock.now()
    const last = lastMarked.get(sessionId)
    if (last !== undefined && now - last < Math.min(SEEN_STEP_MS, idleMs(deps) / 4)) return
    if (lastMarked.size >= MOST_REMEMBERED) lastMarked.clear()
    lastMarked.set(sessionId, now)
    used.set(sessionId, now)
    marker.wake()
  }

  return {
    authenticate,
    markSeen,
    heard(facts) {
      for (const fact of facts) {
        const personId = stalePerson(fact)
        if (personId === undefined) continue
        generation += 1
        for (const [token, { actor }] of remembered) if (actor.personId === personId) remembered.delete(token)
      }
    },
    async stop() {
      await marker.idle()
      await marker.stop()
    },
  }
}

/** A session that has been idle for too long stays so. */
async function writeSeen(deps: AuthenticatorDeps, marks: ReadonlyMap<string, Instant>): Promise<void> {
  await deps.db.run(sql`with standing as (
      select s.id, m.at from identity.session s
      join unnest(${[...marks.keys()]}::uuid[], ${[...marks.values()].map(at)}::timestamptz[]) m(id, at) on m.id = s.id
      where s.seen_at < m.at and s.seen_at > m.at - ${idleMs(deps)} * interval '1 millisecond'
      order by s.id for no key update of s)
    update identity.session s set seen_at = standing.at from standing where s.id = standing.id`)
}

const STALE_AFTER = new Set<string>([sessionEnded.type, rightsChanged.type, personChanged.type])

function stalePerson(fact: Pick<RecordedFact, 'type' | 'data'>): string | undefined {
  return STALE_AFTER.has(fact.type) ? (fact.data as { readonly personId: string }).personId : undefined
}

/** A bearer token that is given and wrong is not made good by a cookie. */
function tokenOf(headers: IncomingHttpHeaders, cookie: string): string | undefined {
  const { authorization } = headers
  if (authorization !== undefined) return /^Bearer ([^ ]+)$/i.exec(authorization)?.[1]
  return cookieOf(headers.cookie, cookie)
}

interface ActorRow {
  readonly session_id: string
  readonly person_id: string
  readonly display_name: string
  readonly agent_no: string
  readonly locale: string
  readonly unit_id: string
  readonly unit_path: readonly string[]
  readonly ends_at: Instant
  readonly roles: readonly { readonly role: string; readonly units: readonly string[] }[]
}

async function readRow(deps: AuthenticatorDeps, token: string, now: Instant): Promise<ActorRow | undefined> {
  const [row] =
    await deps.db.rows<ActorRow>(sql`select s.id session_id, p.id person_id, p.display_name, p.agent_no, p.locale, p.unit_id, s.ends_at,
          array(select w.within_id from identity.unit_within w where w.unit_id = p.unit_id)::text[] unit_path,
          coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'units',
              (select jsonb_agg(w.unit_id) from identity.unit_within w where w.within_id = r.unit_id)))
            from identity.person_role r where r.person_id = p.id), '[]') roles
        from identity.session s join identity.person p on p.id = s.person_id
        where s.token_hash = ${hashOf(token)} and p.active
          and s.ends_at > ${at(now)} and s.seen_at > ${at(now - idleMs(deps))}`)
  return row
}

function toActor(row: ActorRow, tables: readonly PermissionTable[]): Actor {
  const roles = [...new Set(row.roles.map(({ role }) => role))]
  const permissions = permissionsOf(tables, roles)
  return {
    personId: row.person_id,
    sessionId: row.session_id,
    displayName: row.display_name,
    agentNo: row.agent_no,
    locale: row.locale,
    roles,
    permissions,
    unitIds: [...new Set([row.unit_id, ...row.roles.flatMap(({ units }) => units)])],
    unitPath: row.unit_path,
    unitIdsBy: unitsByPermission(row.roles, permissions, (role) => permissionsOf(tables, [role])),
  }
}

/** A team leader here who is a trainer there reaches each place with that role's permissions only. */
function unitsByPermission(
  roles: ActorRow['roles'],
  permissions: ReadonlyMap<string, Reach>,
  granted: (role: string) => ReadonlyMap<string, Reach>,
): ReadonlyMap<string, readonly string[]> {
  const places = roles.map(({ role, units }) => ({ units, may: granted(role) }))
  const byPermission = new Map<string, readonly string[]>()
  for (const [permission, reach] of permissions) {
    if (reach !== 'units') continue
    const units = places.filter(({ may }) => may.get(permission) === 'units').flatMap((place) => place.units)
    byPermission.set(permission, [...new Set(units)])
  }
  return byPermission
}
