import { createHash } from 'node:crypto'
import { releaseMoved } from '#modules/bot/events.ts'
import type { ReleaseContent } from '#modules/bot/release-content.ts'
import { TRAIN_TIMER } from '#modules/bot/timer-kinds.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

/**
 * Freezes content as the next release, to be learned and judged by whichever node is first.
 * @param madeBy null: the starter pack of a new installation, which nobody here wrote
 */
export async function freeze(
  platform: Platform,
  tx: Tx,
  content: ReleaseContent,
  by: { readonly madeBy: string | null; readonly note: string },
): Promise<{ readonly releaseId: string; readonly number: number }> {
  const now = platform.clock.now()
  const releaseId = newId(now)
  const text = json(content)
  // Two who make one at once get numbers of their own.
  await tx.run(sql`lock table bot.release in share row exclusive mode`)
  const { number } = await tx.one<{ number: number }>(sql`insert into bot.release
      (id, number, state, note, content, hash, made_by, made_at)
    values (${releaseId}, (select coalesce(max(number), 0) + 1 from bot.release), 'training', ${by.note}, ${text},
      ${createHash('sha256').update(text).digest('hex').slice(0, 16)}, ${by.madeBy}, ${at(now)})
    returning number`)
  await platform.timers.set(tx, TRAIN_TIMER, releaseId, now)
  const cause =
    by.madeBy === null ? ({ kind: 'system', id: 'bot.seed' } as const) : ({ kind: 'person', id: by.madeBy } as const)
  await platform.log.announce(tx, cause, [releaseMoved.of(releaseId, now, { releaseId, number, to: 'training' })])
  return { releaseId, number }
}
