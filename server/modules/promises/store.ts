import type { Instant } from '#libs/facts/event.ts'
import type { PromiseClock } from '#libs/promise-clock/promise.ts'
import type { PromiseView } from '#modules/promises/contract.ts'
import type { PromiseRef } from '#modules/promises/questions.ts'
import { at, json, maybeAt, type Queryable, sql, type Tx } from '#platform/database/database.ts'

export interface StoredPromise {
  readonly id: string
  readonly kind: string
  readonly about_kind: string
  readonly about_id: string
  readonly owner_id: string | null
  readonly unit_id: string | null
  readonly queue_id: string | null
  readonly title: string
  readonly calendar_key: string | null
  readonly clock: PromiseClock
  readonly state: PromiseView['state']
  readonly made_at: Instant
  readonly due_at: Instant
  readonly warn_at: Instant | null
  readonly paused_remaining_ms: number | null
  readonly kept_at: Instant | null
  readonly evidence: string | null
  readonly ended_at: Instant | null
  readonly ended_reason: string | null
}

export async function insertPromise(tx: Tx, promise: StoredPromise): Promise<void> {
  await tx.rows(sql`insert into promises.promise (id, kind, about_kind, about_id, owner_id, unit_id, queue_id, title, calendar_key,
      clock, state, made_at, due_at, warn_at)
    values (${promise.id}, ${promise.kind}, ${promise.about_kind}, ${promise.about_id}, ${promise.owner_id}, ${promise.unit_id},
      ${promise.queue_id}, ${promise.title}, ${promise.calendar_key}, ${json(promise.clock)}, ${promise.state},
      ${at(promise.made_at)}, ${at(promise.due_at)}, ${maybeAt(promise.warn_at)})`)
}

export async function updatePromise(tx: Tx, promise: StoredPromise): Promise<void> {
  await tx.rows(sql`update promises.promise set owner_id = ${promise.owner_id}, unit_id = ${promise.unit_id}, clock = ${json(promise.clock)},
      state = ${promise.state}, due_at = ${at(promise.due_at)}, warn_at = ${maybeAt(promise.warn_at)},
      paused_remaining_ms = ${promise.paused_remaining_ms}, kept_at = ${maybeAt(promise.kept_at)}, evidence = ${promise.evidence},
      ended_at = ${maybeAt(promise.ended_at)}, ended_reason = ${promise.ended_reason}
    where id = ${promise.id}`)
}

/** The open promise of this kind about this thing, or else the latest ended one; locked. */
export async function lockPromise(tx: Tx, ref: PromiseRef): Promise<StoredPromise | undefined> {
  const rows =
    await tx.rows<StoredPromise>(sql`select * from promises.promise where kind = ${ref.kind} and about_kind = ${ref.aboutKind} and about_id = ${ref.aboutId}
        order by ended_at is null desc, made_at desc limit 1 for update`)
  return rows[0]
}

export async function lockPromiseById(tx: Tx, promiseId: string): Promise<StoredPromise | undefined> {
  return tx.maybe<StoredPromise>(sql`select * from promises.promise where id = ${promiseId} for update`)
}

export async function latestPromises(
  db: Queryable,
  kind: string,
  aboutKind: string,
  aboutIds: readonly string[],
): Promise<StoredPromise[]> {
  if (aboutIds.length === 0) return []
  return db.rows<StoredPromise>(sql`select distinct on (about_id) * from promises.promise
    where kind = ${kind} and about_kind = ${aboutKind} and about_id = any(${[...aboutIds]}::text[])
    order by about_id, ended_at is null desc, made_at desc`)
}

export async function openAbout(db: Queryable, aboutKind: string, states: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select about_id id from promises.promise
    where ended_at is null and about_kind = ${aboutKind} and state = any(${[...states]}::text[]) order by due_at limit 2000`)
  return rows.map(({ id }) => id)
}
