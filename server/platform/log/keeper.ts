import { type Db, sql, type Tx } from '#platform/database/database.ts'
import { chainHash } from '#platform/log/chain.ts'

export const LOG_CHANNEL = 'yinuo_log'
const BATCH = 2_000

interface OutboxRow {
  readonly id: number
  readonly event_id: string
  readonly type: string
  readonly version: number
  readonly about: string
  readonly at_micros: string
  readonly cause: string
  readonly data: string
}

/**
 * Moves committed facts from the outbox into the log until the outbox is empty: gives each its position and hash and
 * tells all nodes, once a batch. Any node may do it at any time; the row lock on `log_head` lets one through at a time,
 * so positions have no gaps, and a fact that was caused by another always stands after it.
 * @returns how many facts were moved
 */
export async function moveOutboxToLog(db: Db): Promise<number> {
  let moved = 0
  for (;;) {
    const count = await db.transaction(moveBatch)
    moved += count
    if (count < BATCH) return moved
  }
}

async function moveBatch(tx: Tx): Promise<number> {
  // Losing this transaction in a crash puts the facts back into the outbox, and every reader's own commit carries it
  // to disk first (the WAL is one sequence), so waiting for the disk here would only cost time.
  const [head] = await tx.rows<{
    position: number
    hash: Buffer
  }>(sql`select position, hash, set_config('synchronous_commit', 'off', true),
          set_config('idle_in_transaction_session_timeout', '3s', true) from platform.log_head for update`)
  if (!head) throw new Error('platform.log_head has no row')
  const rows =
    await tx.rows<OutboxRow>(sql`delete from platform.outbox where id in (select id from platform.outbox order by id limit ${BATCH})
        returning id, event_id::text, type, version, about,
          (extract(epoch from at) * 1000000)::bigint::text at_micros, cause::text, data::text`)
  if (rows.length === 0) return 0
  rows.sort((a, b) => a.id - b.id)
  let { position, hash } = head
  const hashes: Buffer[] = []
  const positions: number[] = []
  for (const row of rows) {
    position += 1
    hash = chainHash(hash, {
      position,
      eventId: row.event_id,
      type: row.type,
      version: row.version,
      about: row.about,
      atMicros: row.at_micros,
      cause: row.cause,
      data: row.data,
    })
    positions.push(position)
    hashes.push(hash)
  }
  await tx.rows(sql`with kept as (
          insert into platform.log (position, event_id, type, version, about, at, cause, data, hash)
          select p, e, t, v, a, to_timestamp(0) + m * interval '1 microsecond', c, d, h
          from unnest(${positions}::bigint[], ${rows.map((row) => row.event_id)}::uuid[],
            ${rows.map((row) => row.type)}::text[], ${rows.map((row) => row.version)}::int[],
            ${rows.map((row) => row.about)}::text[], ${rows.map((row) => row.at_micros)}::bigint[],
            ${rows.map((row) => row.cause)}::jsonb[], ${rows.map((row) => row.data)}::jsonb[],
            ${hashes}::bytea[]) as u(p, e, t, v, a, m, c, d, h)
        ), moved as (
          update platform.log_head set position = ${position}::bigint, hash = ${hash}::bytea
        ) select pg_notify(${LOG_CHANNEL}, ${String(position)})`)
  return rows.length
}
