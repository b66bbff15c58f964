import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { queueEased } from '#modules/routing/events.ts'
import { at, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

/**
 * What eases a queue for a while. `callback`: customers are offered a call-back or a message from a shorter wait on;
 * `announcement`: those who wait are told that it is busy, and until when.
 */
export type Relief =
  | { readonly kind: 'callback'; readonly queueId: string; readonly afterSeconds: number; readonly untilAt: Instant }
  | { readonly kind: 'announcement'; readonly queueId: string; readonly untilAt: Instant }
export type ReliefRefusal = 'queue-unknown' | 'no-callback-there'

/** Begins it, or makes one that is in force another. Time ends it by itself. */
export async function easeQueue(
  { log, clock }: Pick<Platform, 'log' | 'clock'>,
  tx: Tx,
  cause: Cause,
  relief: Relief,
): Promise<Outcome<null, ReliefRefusal>> {
  const { kind, queueId, untilAt } = relief
  const queue = await tx.maybe<{ offersCallback: boolean }>(sql`select offers_callback "offersCallback"
    from routing.queue where id = ${queueId} and active`)
  if (!queue) return refused('queue-unknown')
  if (kind === 'callback' && !queue.offersCallback) return refused('no-callback-there')
  const afterSeconds = kind === 'callback' ? relief.afterSeconds : null
  await tx.run(sql`insert into routing.queue_relief (queue_id, kind, after_seconds, until_at)
    values (${queueId}, ${kind}, ${afterSeconds}, ${at(untilAt)})
    on conflict (queue_id, kind) do update set after_seconds = excluded.after_seconds, until_at = excluded.until_at`)
  await log.announce(tx, cause, [queueEased.of(queueId, clock.now(), { queueId, kind, afterSeconds, untilAt })])
  return done(null)
}

/** Ends it before its time; nothing changes where none is in force. */
export async function endRelief(
  { log, clock }: Pick<Platform, 'log' | 'clock'>,
  tx: Tx,
  cause: Cause,
  { queueId, kind }: Pick<Relief, 'queueId' | 'kind'>,
): Promise<void> {
  const ended = await tx.run(sql`delete from routing.queue_relief where queue_id = ${queueId} and kind = ${kind}`)
  const fact = queueEased.of(queueId, clock.now(), { queueId, kind, afterSeconds: null, untilAt: null })
  if (ended > 0) await log.announce(tx, cause, [fact])
}

/** What is in force for a queue. @property callbackAfterSeconds, busyUntilAt null: nothing of the kind */
export async function reliefOf(
  db: Queryable,
  queueId: string,
  now: Instant,
): Promise<{ readonly callbackAfterSeconds: number | null; readonly busyUntilAt: Instant | null }> {
  const rows = await db.rows<{ kind: Relief['kind']; afterSeconds: number | null; untilAt: Instant }>(sql`
    select kind, after_seconds "afterSeconds", until_at "untilAt" from routing.queue_relief
    where queue_id = ${queueId} and until_at > ${at(now)}`)
  const of = (kind: Relief['kind']) => rows.find((row) => row.kind === kind)
  return {
    callbackAfterSeconds: of('callback')?.afterSeconds ?? null,
    busyUntilAt: of('announcement')?.untilAt ?? null,
  }
}
