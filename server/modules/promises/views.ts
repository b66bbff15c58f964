import type { z } from 'zod'
import type { PromiseReportRow, PromiseSearch, PromiseView, promiseReport } from '#modules/promises/contract.ts'
import type { PromiseClock } from '#modules/promises/questions.ts'
import type { StoredPromise } from '#modules/promises/store.ts'
import type { RowScope } from '#platform/access.ts'
import { at, join, type Queryable, type Sql, sql } from '#platform/database/database.ts'

const COLUMNS = sql`p.id, p.kind, p.about_kind, p.about_id, p.owner_id, p.unit_id, p.queue_id, p.title, p.state, p.made_at, p.due_at, p.warn_at,
  p.paused_remaining_ms, p.kept_at`
/** Broken, endangered, running, paused, ended; inside each by due time. */
const BY_URGENCY = sql`array_position(array['broken', 'endangered', 'running', 'paused'], p.state), p.due_at, p.id`

/** One's own; those of one's units and what only a queue owes yet; or all. */
export function promisesVisibleTo(scope: RowScope): Sql {
  if (scope.kind === 'all') return sql`true`
  if (scope.kind === 'none') return sql`false`
  if (scope.kind === 'own') return sql`p.owner_id = ${scope.personId}`
  return sql`(p.owner_id = ${scope.personId} or p.unit_id = any(${[...scope.unitIds]}::uuid[]) or (p.owner_id is null and p.unit_id is null))`
}

/** What this person owes now, most urgent first. */
export async function owedBy(db: Queryable, personId: string): Promise<PromiseView[]> {
  const rows = await db.rows<StoredPromise>(sql`select ${COLUMNS} from promises.promise p
    where p.owner_id = ${personId} and p.ended_at is null order by ${BY_URGENCY} limit 200`)
  return rows.map(toView)
}

/** All that this person owes now, in the order in which things are locked. */
export async function openOwedBy(db: Queryable, personId: string): Promise<PromiseView[]> {
  const rows = await db.rows<StoredPromise>(sql`select ${COLUMNS} from promises.promise p
    where p.owner_id = ${personId} and p.ended_at is null order by p.about_kind, p.about_id`)
  return rows.map(toView)
}

/** What had more than half a year is no matter of the moment: it waits in the list of what is owed, and rings on no board. */
const OF_THE_MOMENT = sql`p.due_at - p.made_at <= interval '183 days'`

/** Open promises that are broken or about to be, the urgent alone. */
export async function endangered(db: Queryable, scope: RowScope): Promise<PromiseView[]> {
  const rows = await db.rows<StoredPromise>(sql`select ${COLUMNS} from promises.promise p
    where p.ended_at is null and p.state in ('broken', 'endangered') and ${OF_THE_MOMENT}
      and ${promisesVisibleTo(scope)} order by ${BY_URGENCY} limit 200`)
  return rows.map(toView)
}

export async function searchPromises(
  db: Queryable,
  scope: RowScope,
  search: Partial<PromiseSearch> & { readonly limit: number },
  within: { readonly personId?: string; readonly unitIds?: readonly string[] } = {},
): Promise<PromiseView[]> {
  const conditions = [promisesVisibleTo(scope)]
  if (within.personId !== undefined) conditions.push(sql`p.owner_id = ${within.personId}`)
  if (within.unitIds !== undefined) conditions.push(sql`p.unit_id = any(${[...within.unitIds]}::uuid[])`)
  if (search.state === 'unfinished') conditions.push(sql`p.ended_at is null`)
  else if (search.state === 'due') conditions.push(sql`p.ended_at is null and p.state in ('broken', 'endangered')`)
  else if (search.state !== undefined) conditions.push(sql`p.state = ${search.state}`)
  if (search.kind !== undefined) conditions.push(sql`p.kind = ${search.kind}`)
  if (search.aboutId !== undefined) conditions.push(sql`p.about_id = ${search.aboutId}`)
  if (search.ownerId !== undefined) conditions.push(sql`p.owner_id = ${search.ownerId}`)
  if (search.madeFrom !== undefined) conditions.push(sql`p.made_at >= ${at(search.madeFrom)}`)
  if (search.madeBefore !== undefined) conditions.push(sql`p.made_at < ${at(search.madeBefore)}`)
  const rows = await db.rows<StoredPromise>(sql`select ${COLUMNS} from promises.promise p
    where ${join(conditions, ' and ')} order by ${search.state === 'unfinished' || search.state === 'due' ? BY_URGENCY : sql`p.made_at desc, p.id`}
    limit ${search.limit}`)
  return rows.map(toView)
}

export async function reportByKind(
  db: Queryable,
  scope: RowScope,
  span: { readonly from: number; readonly before: number },
): Promise<z.infer<typeof promiseReport>['kinds']> {
  return db.rows(sql`select p.kind, count(*)::int made,
      (count(*) filter (where p.state = 'kept'))::int kept,
      (count(*) filter (where p.state = 'broken' and p.kept_at is not null))::int "keptLate",
      (count(*) filter (where p.state = 'broken' and p.ended_at is null))::int broken,
      (count(*) filter (where p.state in ('running', 'endangered', 'paused')))::int open,
      (count(*) filter (where p.state = 'withdrawn'))::int withdrawn
    from promises.promise p where p.made_at >= ${at(span.from)} and p.made_at < ${at(span.before)} and ${promisesVisibleTo(scope)}
    group by p.kind order by p.kind`)
}

const GROUPS = {
  kind: (_zone: string) => sql`p.kind`,
  unit: (_zone: string) => sql`coalesce(p.unit_id::text, '')`,
  month: (zone: string) => sql`to_char(p.made_at at time zone ${zone}, 'YYYY-MM')`,
} as const

/** How well the house kept its word, by kind, unit or month of making. */
export async function reportBy(
  db: Queryable,
  scope: RowScope,
  span: { readonly from: number; readonly before: number; readonly by: keyof typeof GROUPS },
  zone: string,
): Promise<PromiseReportRow[]> {
  return db.rows(sql`select key, count(*)::int made,
      (count(*) filter (where state = 'kept'))::int kept,
      (count(*) filter (where state = 'broken' and kept_at is not null))::int "keptLate",
      (count(*) filter (where state = 'broken' and ended_at is null))::int broken,
      (count(*) filter (where state in ('running', 'endangered', 'paused')))::int open,
      (count(*) filter (where state = 'withdrawn'))::int withdrawn
    from (select ${GROUPS[span.by](zone)} as key, p.state, p.kept_at, p.ended_at from promises.promise p
      where p.made_at >= ${at(span.from)} and p.made_at < ${at(span.before)} and ${promisesVisibleTo(scope)}) t
    group by key order by key`)
}

function toView(row: StoredPromise): PromiseView {
  return {
    promiseId: row.id,
    kind: row.kind,
    aboutKind: row.about_kind,
    aboutId: row.about_id,
    ownerId: row.owner_id,
    unitId: row.unit_id,
    queueId: row.queue_id,
    title: row.title,
    state: row.state,
    madeAt: row.made_at,
    dueAt: row.due_at,
    warnAt: row.warn_at,
    pausedRemainingMs: row.paused_remaining_ms,
    keptAt: row.kept_at,
  }
}

export const toClock = (row: StoredPromise): PromiseClock => ({
  promiseId: row.id,
  kind: row.kind,
  aboutId: row.about_id,
  state: row.state,
  madeAt: row.made_at,
  dueAt: row.due_at,
  warnAt: row.warn_at,
  keptAt: row.kept_at,
  pausedRemainingMs: row.paused_remaining_ms,
})
