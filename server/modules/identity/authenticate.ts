import type { IncomingHttpHeaders } from 'node:http'
import type { Instant, RecordedFact } from '#libs/facts/event.ts'
import { type Actor, type PermissionTable, permissionsOf, type Reach } from '#platform/access.ts'
import { at, sql } from '#platform/database/database.ts'
import { cookieName, cookieOf } from './cookies.ts'
import type { IdentityDeps } from './deps.ts'
import { personChanged, rightsChanged, sessionEnded } from './events.ts'
import { hashOf, isToken } from './secrets.ts'
import { idleMs } from './sessions.ts'

/** What was found is believed this long, and not one moment longer than the first fact that says otherwise. */
const BELIEVED_MS = 1_000
const MOST_REMEMBERED = 10_000

export interface Authenticator {
  /** The person behind the bearer token or, without one, the session cookie. */
  authenticate(headers: IncomingHttpHeaders): Promise<Actor | undefined>
  /** Forgets what these facts made stale; call it for own facts after commit, and for all facts of the log. */
  heard(facts: readonly Pick<RecordedFact, 'type' | 'data'>[]): void
}

interface Remembered {
  readonly actor: Actor
  readonly readAt: Instant
  readonly until: Instant
}

type AuthenticatorDeps = Pick<IdentityDeps, 'config' | 'db' | 'clock' | 'seen'>

export function createAuthenticator(
  deps: AuthenticatorDeps,
  permissionTables: () => readonly PermissionTable[],
): Authenticator {
  const { seen } = deps
  const remembered = new Map<string, Remembered>()
  /** Grows with every fact that matters, so an answer read before the fact is not kept after it. */
  let generation = 0

  async function authenticate(headers: IncomingHttpHeaders): Promise<Actor | undefined> {
    const token = tokenOf(headers, cookieName('session', deps.config))
    if (token === undefined || !isToken(token)) return undefined
    const now = deps.clock.now()
    const known = remembered.get(token)
    if (known && now >= known.readAt && now < known.until) {
      seen.mark(known.actor.sessionId)
      return known.actor
    }
    const readIn = generation
    const row = await readRow(deps, token, now)
    if (!row || seen.lastSeen(row.session_id, row.seen_at) <= now - idleMs(deps)) {
      remembered.delete(token)
      return undefined
    }
    const actor = toActor(row, permissionTables())
    if (readIn === generation) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(token, { actor, readAt: now, until: Math.min(now + BELIEVED_MS, row.ends_at) })
    }
    seen.mark(actor.sessionId)
    return actor
  }

  return {
    authenticate,
    heard(facts) {
      for (const fact of facts) {
        const personId = stalePerson(fact)
        if (personId === undefined) continue
        generation += 1
        for (const [token, { actor }] of remembered) if (actor.personId === personId) remembered.delete(token)
      }
    },
  }
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
  readonly seen_at: Instant
  readonly roles: readonly { readonly role: string; readonly units: readonly string[] }[]
}

async function readRow(deps: AuthenticatorDeps, token: string, now: Instant): Promise<ActorRow | undefined> {
  const [row] =
    await deps.db.rows<ActorRow>(sql`select s.id session_id, p.id person_id, p.display_name, p.agent_no, p.locale, p.unit_id, s.ends_at, s.seen_at,
          array(select w.within_id from identity.unit_within w where w.unit_id = p.unit_id
            order by w.within_id <> p.unit_id)::text[] unit_path,
          coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'units',
              (select jsonb_agg(w.unit_id) from identity.unit_within w where w.within_id = r.unit_id)))
            from identity.person_role r where r.person_id = p.id), '[]') roles
        from identity.session s join identity.person p on p.id = s.person_id
        where s.token_hash = ${hashOf(token)} and p.active
          and s.ends_at > ${at(now)}`)
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
