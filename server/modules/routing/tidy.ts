import type { RoutingDeps } from '#modules/routing/deps.ts'
import { at, sql } from '#platform/database/database.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const TIDY_TIMER = 'routing.tidy'
/** The log keeps what happened; the rows that led there are of use for questions of the last weeks only. */
const KEPT_DAYS = 30
const DAY_MS = 24 * 3_600_000
const BATCH = 5_000

/** Once a day: work that ended long ago is removed. Callbacks stay, they are the record of a promise. */
export function tidy({ platform }: Pick<RoutingDeps, 'platform'>): TimerHandler {
  return async (tx, timer, now) => {
    const removed = await tx.run(sql`delete from routing.item where id in (
      select id from routing.item where state = 'ended' and ended_at < ${at(now - KEPT_DAYS * DAY_MS)}
        and kind in ('contact', 'consult') order by ended_at limit ${BATCH})`)
    await platform.timers.set(tx, TIDY_TIMER, timer.key, removed < BATCH ? now + DAY_MS : now + 1_000)
  }
}

/** At the start of a node: the next tidying comes in an hour. */
export async function scheduleTidy({ platform }: Pick<RoutingDeps, 'platform'>): Promise<void> {
  const { db, clock, timers } = platform
  await db.transaction((tx) => timers.set(tx, TIDY_TIMER, 'daily', clock.now() + 3_600_000))
}
