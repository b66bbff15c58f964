import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'
import type { Clock } from '#platform/clock.ts'
import { at, type Db, sql } from '#platform/database/database.ts'
import type { Log } from '#platform/log/log.ts'
import type { Logger } from '#platform/logger.ts'
import { type Repeat, repeating } from '#platform/repeat.ts'
import type { TimerHandler, Timers } from '#platform/timers.ts'

/** A server process ended, in order or not: whoever was connected to it alone is connected no more. */
export const nodeLost = factKind('platform.node-lost', 1, z.object({ nodeId: z.string() }))

export const NODE_TIMER = 'platform.node-silent'
const BEAT_MS = 2_000
/** A node that was silent this long is taken for dead. */
export const NODE_SILENT_MS = 8_000

/** Tells other nodes that this one lives; when it stops telling, a timer announces `platform.node-lost`. */
export function createHeartbeat(deps: {
  db: Db
  timers: Timers
  log: Log
  clock: Clock
  logger: Logger
  nodeId: string
  repeat?: Repeat
}) {
  const { db, timers, log, clock, nodeId } = deps
  const beat = (deps.repeat ?? repeating)(
    () =>
      db.transaction(async (tx) => {
        const now = clock.now()
        await tx.run(sql`insert into platform.node (id, started_at, seen_at) values (${nodeId}, ${at(now)}, ${at(now)})
          on conflict (id) do update set seen_at = excluded.seen_at`)
        await timers.set(tx, NODE_TIMER, nodeId, now + NODE_SILENT_MS)
      }),
    { onError: (error) => deps.logger.warn({ err: error }, 'heartbeat not written'), everyMs: BEAT_MS },
  )
  return {
    async start() {
      beat.wake()
      await beat.idle()
    },
    async stop() {
      await beat.stop()
      await db
        .transaction(async (tx) => {
          await timers.clear(tx, NODE_TIMER, nodeId)
          await tx.run(sql`delete from platform.node where id = ${nodeId}`)
          await log.announce(tx, { kind: 'system', id: 'platform.shutdown' }, [
            nodeLost.of(nodeId, clock.now(), { nodeId }),
          ])
        })
        .catch(() => {})
    },
  }
}

export function nodeSilentHandler(log: () => Log): TimerHandler {
  return async (tx, timer, now) => {
    await tx.run(sql`delete from platform.node where id = ${timer.key}`)
    await log().announce(tx, { kind: 'system', id: NODE_TIMER }, [nodeLost.of(timer.key, now, { nodeId: timer.key })])
  }
}
