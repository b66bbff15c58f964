import type { z } from 'zod'
import type { Instant } from '#libs/facts/event.ts'
import { ROLES, type RowScope } from '#platform/access.ts'
import { at, join, type Queryable, raw, type Sql, sql } from '#platform/database/database.ts'
import { type Authority, personOf, reachesUnit, scopeFor } from './authority.ts'
import type { PersonDetail, PersonSummary, peopleQuery, peopleSorts } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { mayHandle } from './domain.ts'
import { accountKey, guardAt } from './guard.ts'
import { isClosed } from './guard-rules.ts'
import { isPast, today } from './local-day.ts'
import { readCursor, writeCursor } from './people-cursor.ts'

/** The people a scope opens, as a condition on `identity.person p`. Every list and every look-up uses it. */
export function peopleWithin(scope: RowScope): Sql {
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'units') return sql`p.unit_id = any(${[...scope.unitIds]}::uuid[])`
  if (scope.kind === 'own') return sql`p.id = ${scope.personId}`
  return sql`false`
}

interface SummaryRow {
  readonly id: string
  readonly agent_no: string
  readonly display_name: string
  readonly unit_id: string
  readonly unit_name: string
  readonly locale: PersonSummary['locale']
  readonly active: boolean
  readonly roles: PersonSummary['roles']
  readonly last_signed_in_at: Instant | null
}

const SUMMARY = sql`p.id, p.agent_no, p.display_name, p.unit_id, u.name unit_name, p.locale, p.active,
  p.last_signed_in_at,
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id, 'unitName', ru.name)
      order by r.role, ru.name)
    from identity.person_role r join identity.unit ru on ru.id = r.unit_id where r.person_id = p.id), '[]') roles`

const toSummary = (row: SummaryRow): PersonSummary => ({
  personId: row.id,
  agentNo: row.agent_no,
  displayName: row.display_name,
  unitId: row.unit_id,
  unitName: row.unit_name,
  locale: row.locale,
  active: row.active,
  roles: row.roles,
  lastSignedInAt: row.last_signed_in_at,
})

/** What each order sorts by, as text that compares as its kind does; never null, so pages can go on from it. */
const SORTS: Record<(typeof peopleSorts)[number], string> = {
  agentNo: 'lower(p.agent_no)',
  displayName: 'lower(p.display_name)',
  unitName: 'u.name',
  lastSignedInAt: `coalesce(to_char(p.last_signed_in_at, 'YYYYMMDDHH24MISSUS'), '')`,
}

type PeopleQuery = z.output<typeof peopleQuery>

export async function listPeople(
  db: Queryable,
  deps: IdentityDeps,
  scope: RowScope,
  query: PeopleQuery,
): Promise<{ people: PersonSummary[]; nextCursor: string | null }> {
  const key = raw(SORTS[query.sort])
  const after = readCursor(query.cursor)
  const rows = await db.rows<SummaryRow & { sort_key: string }>(sql`select ${SUMMARY}, ${key} sort_key
    from identity.person p join identity.unit u on u.id = p.unit_id
    where ${join([peopleWithin(scope), ...filters(deps, query)], ' and ')}
      ${after ? sql`and (${key}, p.id) ${raw(query.order === 'asc' ? '>' : '<')} (${after.key}, ${after.id}::uuid)` : sql``}
    order by ${key} ${raw(query.order)}, p.id ${raw(query.order)} limit ${query.limit + 1}`)
  const page = rows.slice(0, query.limit)
  const last = page[page.length - 1]
  return {
    people: page.map(toSummary),
    nextCursor: rows.length > query.limit && last ? writeCursor({ key: last.sort_key, id: last.id }) : null,
  }
}

/** Part of a name or number as it is written, and a unit with all below it; for every list of people. */
export function namedWithin(query: Pick<PeopleQuery, 'q' | 'unit'>): Sql[] {
  const found: Sql[] = []
  if (query.q) {
    const part = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
    found.push(sql`(p.display_name ilike ${part} or p.agent_no ilike ${part})`)
  }
  if (query.unit)
    found.push(sql`p.unit_id in (select unit_id from identity.unit_within where within_id = ${query.unit})`)
  return found
}

function filters(deps: IdentityDeps, query: PeopleQuery): Sql[] {
  const found = namedWithin(query)
  if (query.role)
    found.push(sql`exists (select from identity.person_role r where r.person_id = p.id and r.role = ${query.role})`)
  if (query.skill) {
    found.push(sql`exists (select from identity.person_skill s where s.person_id = p.id and s.skill = ${query.skill}
      and s.level >= ${query.leastLevel} and (s.expires_on is null or s.expires_on >= ${today(deps)}::date))`)
  }
  if (query.active !== undefined) found.push(sql`p.active = ${query.active}`)
  return found
}

interface DetailRow extends SummaryRow {
  readonly created_at: Instant
  readonly has_password: boolean
  readonly uses_sso: boolean
}

/** One person, if the one who asks may see them, and what that one may do. */
export async function personDetail(
  db: Queryable,
  deps: IdentityDeps,
  by: Authority,
  personId: string,
): Promise<PersonDetail | undefined> {
  const row = await db.maybe<DetailRow>(sql`select ${SUMMARY}, p.created_at, p.password_hash is not null has_password,
      p.sso_account is not null uses_sso
    from identity.person p join identity.unit u on u.id = p.unit_id
    where p.id = ${personId} and ${peopleWithin(scopeFor(by, 'identity.read-people'))}`)
  if (!row) return undefined
  const guard = await guardAt(db, accountKey(row.agent_no))
  return {
    ...toSummary(row),
    createdAt: row.created_at,
    hasPassword: row.has_password,
    usesSingleSignOn: row.uses_sso,
    closedUntil: isClosed(guard, deps.clock.now()) ? (guard?.closedUntil ?? null) : null,
    skills: await heldSkills(db, deps, personId),
    allowed: allowedTo(by, row),
  }
}

async function heldSkills(db: Queryable, deps: IdentityDeps, personId: string): Promise<PersonDetail['skills']> {
  const rows = await db.rows<{
    skill: string
    level: number
    granted_by: string | null
    granted_at: Instant
    expires_on: string | null
  }>(sql`select s.skill, s.level, g.display_name granted_by, s.granted_at, s.expires_on
    from identity.person_skill s left join identity.person g on g.id = s.granted_by
    where s.person_id = ${personId} order by s.skill`)
  return rows.map((row) => ({
    skill: row.skill,
    level: row.level,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    expiresOn: row.expires_on,
    isExpired: row.expires_on !== null && isPast(row.expires_on, deps),
  }))
}

function allowedTo(by: Authority, row: SummaryRow): PersonDetail['allowed'] {
  const isSelf = row.id === personOf(by)
  const held = row.roles.map(({ role }) => role)
  const isBelow = !isSelf && mayHandle(by, held)
  const within = (permission: string) => reachesUnit(scopeFor(by, permission), row.unit_id)
  return {
    manage: isBelow && within('identity.manage-people'),
    grantRoles:
      isBelow && within('identity.manage-roles') ? ROLES.filter((role) => mayHandle(by, [...held, role])) : [],
    grantSkills: !isSelf && within('identity.grant-skills'),
    endSessions: isBelow && within('identity.end-sessions'),
  }
}

export interface SessionRow {
  readonly sessionId: string
  readonly method: string
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly endsAt: Instant
  readonly address: string
  readonly userAgent: string
}

/** Sessions that stand, the newest first. */
export async function sessionsOf(db: Queryable, deps: IdentityDeps, personId: string): Promise<SessionRow[]> {
  return db.rows<SessionRow>(sql`select id "sessionId", method, created_at "createdAt", seen_at "seenAt",
      ends_at "endsAt", address, user_agent "userAgent"
    from identity.session where person_id = ${personId} and ends_at > ${at(deps.clock.now())} order by id desc`)
}
