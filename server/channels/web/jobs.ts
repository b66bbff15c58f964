import { at, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import type { TimerHandler } from '#platform/timers.ts'

const FORGET_TIMER = 'web.forget'
const DAY_MS = 24 * 3_600_000
/** Kept for questions about who was here; a browser that stays away for half a year starts as a new visitor. */
const VISIT_DAYS = 30
const DEVICE_DAYS = 180

/** Once a day, what is no longer needed is deleted; conversations themselves are not touched. */
export function webTimers(platform: Platform): Readonly<Record<string, TimerHandler>> {
  return {
    async [FORGET_TIMER](tx, timer, now) {
      await tx.run(sql`delete from web.used_claim where expires_at < ${at(now)}`)
      await tx.run(sql`delete from web.visit where expires_at < ${at(now - VISIT_DAYS * DAY_MS)}`)
      await tx.run(sql`delete from web.device where seen_at < ${at(now - DEVICE_DAYS * DAY_MS)}`)
      await platform.timers.set(tx, FORGET_TIMER, timer.key, now + DAY_MS)
    },
  }
}

export const startForgetting = (platform: Platform): Promise<void> =>
  platform.db.transaction((tx) => platform.timers.setIfNone(tx, FORGET_TIMER, 'daily', platform.clock.now() + DAY_MS))
