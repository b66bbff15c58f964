import type { z } from 'zod'
import type { AssistDeps } from '#modules/assist/deps.ts'
import type { OverruledEntry, overruledList, overruledQuery } from '#modules/assist/red-lines-contract.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { at, empty, join, type Sql, sql } from '#platform/database/database.ts'
import { Problem } from '#platform/http/problem.ts'

type Query = z.output<typeof overruledQuery>

interface Row {
  readonly id: string
  readonly at: number
  readonly conversation_id: string
  readonly contact_id: string | null
  readonly seq: number
  readonly person_id: string
  readonly crossings: OverruledEntry['crossings']
  readonly reason: string
  readonly looked_at: number | null
  readonly looked_at_by: string | null
}

/** Units: written by somebody who belonged to them then, or by nobody of a known unit. */
export function overruledSeenBy(actor: Actor): Sql {
  const scope = scopeOf(actor, 'assist.read-red-lines')
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'units') return sql`o.unit_id = any(${scope.unitIds}::uuid[])`
  return scope.kind === 'own' ? sql`o.person_id = ${scope.personId}` : sql`false`
}

/** A page of the list, newest first; the message itself for whoever may open its contact. */
export async function listOverruled(
  deps: AssistDeps,
  actor: Actor,
  query: Query,
): Promise<z.infer<typeof overruledList>> {
  const { db, clock } = deps.platform
  const where = join([overruledSeenBy(actor), ...filtersOf(query)], ' and ')
  const rows = await db.rows<Row>(sql`select o.* from assist.overruled o
    where ${where} ${afterCursor(query.cursor)} order by o.at desc, o.id desc limit ${query.limit + 1}`)
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int count from assist.overruled o where ${where} and o.looked_at is null`,
  )
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    asOf: clock.now(),
    openCount: count,
    entries: await toEntries(deps, actor, shown),
    next: rows.length > query.limit && last ? `${last.at}_${last.id}` : null,
  }
}

/** One entry of those this person may see. */
export async function findOverruled(
  deps: AssistDeps,
  actor: Actor,
  entryId: string,
): Promise<OverruledEntry | undefined> {
  const rows = await deps.platform.db.rows<Row>(
    sql`select o.* from assist.overruled o where o.id = ${entryId} and ${overruledSeenBy(actor)}`,
  )
  return (await toEntries(deps, actor, rows))[0]
}

const filtersOf = ({ rule, personId, from, before, state }: Query): Sql[] => [
  ...(rule === undefined ? [] : [sql`${rule} = any(o.codes)`]),
  ...(personId === undefined ? [] : [sql`o.person_id = ${personId}`]),
  ...(from === undefined ? [] : [sql`o.at >= ${at(from)}`]),
  ...(before === undefined ? [] : [sql`o.at < ${at(before)}`]),
  ...(state === 'all' ? [] : [state === 'open' ? sql`o.looked_at is null` : sql`o.looked_at is not null`]),
]

const CURSOR = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function afterCursor(cursor: string | undefined): Sql {
  if (cursor === undefined) return empty
  const [, instant, id] = CURSOR.exec(cursor) ?? []
  if (instant === undefined || id === undefined) {
    throw new Problem(400, 'malformed-input', 'cursor: give back the `next` of the page before.')
  }
  return sql`and (o.at, o.id) < (${at(Number(instant))}, ${id}::uuid)`
}

async function toEntries(
  { platform, asks }: AssistDeps,
  actor: Actor,
  rows: readonly Row[],
): Promise<OverruledEntry[]> {
  const { db } = platform
  const lines = await asks.conversations.linesSeenBy(
    db,
    actor,
    rows.map((row) => ({ conversationId: row.conversation_id, seq: row.seq })),
  )
  const textOf = new Map(lines.map(({ conversationId, seq, text }) => [`${conversationId} ${seq}`, text]))
  const ids = rows.flatMap((row) => [row.person_id, ...(row.looked_at_by === null ? [] : [row.looked_at_by])])
  const people = new Map((await asks.identity.people(db, [...new Set(ids)])).map((card) => [card.personId, card]))
  const named = (personId: string | null) => {
    const card = personId === null ? undefined : people.get(personId)
    return card ? { personId: card.personId, name: card.displayName } : null
  }
  return rows.map((row) => ({
    entryId: row.id,
    at: row.at,
    contactId: row.contact_id,
    conversationId: row.conversation_id,
    seq: row.seq,
    person: named(row.person_id),
    crossings: row.crossings,
    text: textOf.get(`${row.conversation_id} ${row.seq}`) ?? null,
    reason: row.reason,
    lookedAt: row.looked_at === null ? null : { at: row.looked_at, by: named(row.looked_at_by) },
  }))
}
