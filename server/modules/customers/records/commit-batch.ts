import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { recordKindOf, targetOf } from '#modules/customers/records/kinds.ts'
import { type Merged, mergeBatch, tellChanged } from '#modules/customers/records/merge-batch.ts'
import type { PreparedRow, RefusedRow } from '#modules/customers/records/prepare.ts'
import type { ImportRow } from '#modules/customers/records/store.ts'
import type { Platform } from '#platform/module.ts'

/** Lines behind `from` up to `lastLine`: what they bring, by key, out of `read` rows, and what is refused of them. */
export interface Batch {
  readonly from: number
  readonly lastLine: number
  readonly rows: ReadonlyMap<string, PreparedRow>
  readonly read: number
  readonly refusals: readonly RefusedRow[]
}

export interface Committing {
  readonly keys: ReadonlyMap<string, unknown>
  /** False when another upload of the same import was faster. */
  readonly committed: Promise<boolean>
}

export const NOTHING_BEFORE: Committing = { keys: new Map(), committed: Promise.resolve(true) }

/**
 * How long a batch that is merged waits for the one before it. That one may wait for somebody who waits for the rows of this:
 * then no one would go on, and PostgreSQL could not see why.
 */
const PATIENCE_MS = 2_000

/**
 * Commits a batch behind the one before it: merged beside it, on a connection of its own, but never committed before it, for
 * the line an import has reached says that everything up to it is there. Batches that share a key are merged one by one.
 */
export function commitBehind(
  platform: Platform,
  job: ImportRow,
  before: Committing,
  batch: Batch,
  patienceMs = PATIENCE_MS,
): Committing {
  const committed = commitInTurn(platform, job, before, batch, patienceMs)
  // Who waits for it next hears of a fault; until then it is nobody's.
  committed.catch(() => {})
  return { keys: batch.rows, committed }
}

async function commitInTurn(
  platform: Platform,
  job: ImportRow,
  before: Committing,
  batch: Batch,
  patienceMs: number,
): Promise<boolean> {
  if (!sharesKey(before.keys, batch.rows)) {
    const end = await commitBatch(platform, job, batch, () => turnWithin(patienceMs, before.committed))
    if (end !== 'too-early') return end === 'committed'
  }
  if (!(await before.committed)) return false
  return (await commitBatch(platform, job, batch, async () => 'ours')) === 'committed'
}

type Turn = 'ours' | 'never' | 'too-early'

async function turnWithin(patienceMs: number, before: Promise<boolean>): Promise<Turn> {
  const over = new AbortController()
  const patience = wait(patienceMs, 'too-early' as const, { signal: over.signal }).catch(() => 'too-early' as const)
  try {
    return await Promise.race([before.then((isDone) => (isDone ? 'ours' : 'never')), patience])
  } finally {
    over.abort()
  }
}

function sharesKey(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): boolean {
  for (const key of others.keys()) if (some.has(key)) return true
  return false
}

/** @returns `moved-on` when another upload of the same import was faster */
async function commitBatch(
  platform: Platform,
  job: ImportRow,
  batch: Batch,
  turn: () => Promise<Turn>,
): Promise<'committed' | 'moved-on' | 'too-early'> {
  const client = await platform.db.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const now = platform.clock.now()
    const into = {
      target: targetOf(job.kind),
      recordKind: recordKindOf(job.kind),
      source: job.source,
      asOf: job.as_of,
      now,
    }
    const merged = await mergeBatch(client, into, batch.rows)
    const whose = await turn()
    const end = whose === 'ours' && !(await isAt(client, job, batch.from)) ? 'never' : whose
    if (end === 'ours') await saveBatch(client, job, batch, merged, now)
    await client.query(end === 'ours' ? 'commit' : 'rollback')
    return end === 'ours' ? 'committed' : end === 'never' ? 'moved-on' : end
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function isAt(client: pg.ClientBase, job: ImportRow, line: number): Promise<boolean> {
  const { rows } = await client.query<{ lines_done: number }>(
    'select lines_done from customers.import where id = $1 and finished_at is null for update',
    [job.id],
  )
  return rows[0]?.lines_done === line
}

async function saveBatch(client: pg.ClientBase, job: ImportRow, batch: Batch, merged: Merged, now: number) {
  await tellChanged(client, merged)
  const strangers = [...new Set(merged.strangers)]
  const refusals = [
    ...batch.refusals,
    ...strangers.map((line) => ({ line, field: 'customer_no', reason: 'customer-unknown' })),
  ]
  if (refusals.length > 0)
    await client.query(
      `insert into customers.import_refusal (import_id, line, field, reason)
       select $1, line, field, reason from jsonb_to_recordset($2::jsonb) as r(line bigint, field text, reason text)`,
      [job.id, JSON.stringify(refusals)],
    )
  await client.query(
    `update customers.import set lines_done = $2, taken = taken + $3, unchanged = unchanged + $4, refused = refused + $5,
       moved_at = $6 where id = $1`,
    [
      job.id,
      batch.lastLine,
      merged.taken,
      batch.read - merged.taken - merged.strangers.length,
      refusals.length,
      new Date(now),
    ],
  )
}
