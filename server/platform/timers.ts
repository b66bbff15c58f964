import type { Instant } from '#libs/facts/event.ts'
import type { Clock } from '#platform/clock.ts'
import { at, type Db, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import { isUnavailable } from '#platform/http/errors.ts'
import type { Logger } from '#platform/logger.ts'
import { type Repeat, repeating } from '#platform/repeat.ts'

export interface DueTimer {
  readonly kind: string
  readonly key: string
  readonly dueAt: Instant
  readonly data: unknown
}

/** Acts when a timer is due, in the transaction that removes it: done once in effect, on whichever node is first. */
export type TimerHandler = (tx: Tx, timer: DueTimer, now: Instant) => Promise<void>

export interface Timers {
  /** Sets the one timer of this kind and key, replacing an earlier one. */
  set(tx: Tx, kind: string, key: string, dueAt: Instant, data?: unknown): Promise<void>
  /** Sets the timer unless one of this kind and key is set already. */
  setIfNone(tx: Tx, kind: string, key: string, dueAt: Instant): Promise<void>
  clear(tx: Tx, kind: string, key: string): Promise<void>
  /** Adds the handlers of a module; before `start`. */
  handle(handlers: Readonly<Record<string, TimerHandler>>): void
  start(): void
  stop(): Promise<void>
}

/** A timer set by another node that died is noticed this late at most. */
const LOOK_EVERY_MS = 1_000
const BATCH = 50

/** Instants that matter, kept in PostgreSQL: no work is done until one is due, and none is lost with a node. */
export function createTimers(db: Db, clock: Clock, logger: Logger, repeat: Repeat = repeating): Timers {
  const handlers: Record<string, TimerHandler> = {}
  const kinds: string[] = []
  let started = false
  let alarm: NodeJS.Timeout | undefined
  let alarmAt = Number.POSITIVE_INFINITY
  let stopped = false
  const ring = repeat(async () => (started ? fireDue() : undefined), {
    onError: (error) => logger.warn({ err: error }, 'timers: will try again'),
    everyMs: LOOK_EVERY_MS,
  })
  async function fireDue(): Promise<void> {
    for (;;) {
      const due = await db.rows<{ kind: string; key: string }>(
        sql`select kind, key from platform.timer where due_at <= ${at(clock.now())} and kind = any(${kinds})
            order by due_at, kind, key limit ${BATCH}`,
      )
      for (const timer of due) await fire(timer.kind, timer.key)
      if (due.length < BATCH) break
    }
    const next = await db.maybe<{ due_at: Instant }>(
      sql`select due_at from platform.timer where kind = any(${kinds}) order by due_at limit 1`,
    )
    alarmAt = Number.POSITIVE_INFINITY
    if (next) arm(next.due_at)
  }
  async function fire(kind: string, key: string): Promise<void> {
    try {
      await db.transaction(async (tx) => {
        const now = clock.now()
        const timer = await tx.maybe<{ due_at: Instant; data: unknown }>(
          sql`delete from platform.timer where (kind, key) in (
                select kind, key from platform.timer where kind = ${kind} and key = ${key} and due_at <= ${at(now)}
                for update skip locked)
              returning due_at, data`,
        )
        if (timer) await handlers[kind]?.(tx, { kind, key, dueAt: timer.due_at, data: timer.data }, now)
      })
    } catch (error) {
      if (isUnavailable(error)) return postpone(db, kind, key, clock.now(), 0)
      logger.error({ err: error, timer: kind, key }, 'timer failed: will try again later')
      await postpone(db, kind, key, clock.now(), 1)
    }
  }
  function arm(dueAt: Instant): void {
    if (stopped || dueAt >= alarmAt) return
    clearTimeout(alarm)
    alarmAt = dueAt
    alarm = setTimeout(ring.wake, Math.min(Math.max(dueAt - clock.now(), 0), LOOK_EVERY_MS))
  }
  return {
    async set(tx, kind, key, dueAt, data = {}) {
      if (!(kind in handlers)) throw new Error(`no handler for timer ${kind}: declare it in the module's jobs.ts`)
      await tx.rows(sql`insert into platform.timer (kind, key, due_at, data) values (${kind}, ${key}, ${at(dueAt)}, ${json(data)})
            on conflict (kind, key) do update set due_at = excluded.due_at, data = excluded.data, attempts = 0`)
      tx.afterCommit(() => arm(dueAt))
    },
    async setIfNone(tx, kind, key, dueAt) {
      await tx.rows(sql`insert into platform.timer (kind, key, due_at) values (${kind}, ${key}, ${at(dueAt)})
            on conflict (kind, key) do nothing`)
      tx.afterCommit(() => arm(dueAt))
    },
    async clear(tx, kind, key) {
      await tx.rows(sql`delete from platform.timer where kind = ${kind} and key = ${key}`)
    },
    handle(more) {
      Object.assign(handlers, more)
      kinds.splice(0, kinds.length, ...Object.keys(handlers))
    },
    start() {
      started = true
      ring.wake()
    },
    async stop() {
      stopped = true
      clearTimeout(alarm)
      await ring.stop()
    },
  }
}

/**
 * 1 s, 2 s, 4 s, ... to one hour.
 * @param failures 0 when the database was away or busy: that is no fault of the timer, and lets it wait no longer
 */
async function postpone(db: Queryable, kind: string, key: string, now: Instant, failures: 0 | 1): Promise<void> {
  await db.run(sql`update platform.timer set attempts = attempts + ${failures},
      due_at = ${at(now)}::timestamptz + least(power(2, least(attempts, 12)), 3600) * interval '1 second'
    where kind = ${kind} and key = ${key}`)
}
