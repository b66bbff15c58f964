import type { z } from 'zod'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { Actor } from '#platform/access.ts'
import { at, join, type Queryable, type Sql, sql } from '#platform/database/database.ts'
import type { auditPage, auditQuery } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { auditRead } from './events.ts'

interface FactRow {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly about: string
  readonly at: Instant
  readonly cause: Cause
  readonly data: Record<string, unknown>
}

/** A page of the audit trail, the newest first. That someone looked is itself a fact, once a search. */
export async function readAudit(
  deps: IdentityDeps,
  actor: Actor,
  query: z.output<typeof auditQuery>,
): Promise<z.infer<typeof auditPage>> {
  if (query.before === undefined) await recordReading(deps, actor, query)
  const rows = await deps.db.rows<FactRow>(sql`select position, event_id id, type, version, about, at, cause, data
    from platform.log where ${join([sql`true`, ...filters(query)], ' and ')}
    order by position desc limit ${query.limit + 1}`)
  const facts = rows.slice(0, query.limit)
  return {
    facts,
    nextBefore: rows.length > query.limit ? (facts[facts.length - 1]?.position ?? null) : null,
    people: await peopleIn(deps.db, facts),
  }
}

function filters(query: z.output<typeof auditQuery>): Sql[] {
  const found: Sql[] = []
  if (query.before !== undefined) found.push(sql`position < ${query.before}`)
  if (query.about !== undefined) found.push(sql`about = ${query.about}`)
  if (query.type !== undefined) found.push(sql`type = ${query.type}`)
  if (query.person !== undefined) found.push(sql`cause->>'kind' = 'person' and cause->>'id' = ${query.person}`)
  if (query.from !== undefined) found.push(sql`at >= ${at(query.from)}`)
  if (query.to !== undefined) found.push(sql`at < ${at(query.to)}`)
  return found
}

async function recordReading(deps: IdentityDeps, actor: Actor, query: z.output<typeof auditQuery>): Promise<void> {
  const { personId } = actor
  await deps.db.transaction((tx) =>
    deps.log.announce(tx, { kind: 'person', id: personId }, [
      auditRead.of(personId, deps.clock.now(), {
        personId,
        about: query.about === undefined ? null : masked(query.about),
        type: query.type ?? null,
        byPerson: query.person ?? null,
      }),
    ]),
  )
}

/** Who the ids in these facts are, for those that are people. */
async function peopleIn(db: Queryable, facts: readonly FactRow[]) {
  const ids = new Set(
    facts.flatMap((fact) => [fact.about, fact.cause.id, fact.data.personId].filter((id) => isUuid(id))),
  )
  const rows = await db.rows<{ id: string; displayName: string; agentNo: string }>(
    sql`select id, display_name "displayName", agent_no "agentNo" from identity.person
        where id = any(${[...ids]}::uuid[])`,
  )
  return Object.fromEntries(rows.map(({ id, displayName, agentNo }) => [id, { displayName, agentNo }]))
}

const isUuid = (id: unknown): id is string =>
  typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** Every type of fact the log holds, found by jumping from one to the next in the index. */
export async function factTypes(db: Queryable): Promise<string[]> {
  const rows = await db.rows<{ type: string }>(sql`with recursive found as (
      (select type from platform.log order by type limit 1)
      union all
      select (select l.type from platform.log l where l.type > found.type order by l.type limit 1)
      from found where found.type is not null)
    select type from found where type is not null`)
  return rows.map((row) => row.type)
}
