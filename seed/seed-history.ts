import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { saveDays } from '#modules/workforce/import-history.ts'
import { insertSpecialDay } from '#modules/workforce/special-days.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { QUEUES } from './bank/queues.ts'
import { MONTHLY_DAYS, volumeOf } from './bank/volumes.ts'
import { known } from './seed-people.ts'

export const HISTORY_WEEKS = 8
const CAUSE = { kind: 'system', id: 'demo-bank' } as const

/** Eight weeks of counts up to yesterday for every queue, as if imported, and the days a planner knows. */
export async function seedHistory(
  inside: Platform,
  tx: Tx,
  queueIds: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  const zone = compileZone(inside.config.TIME_ZONE)
  if (!zone) throw new Error(`TIME_ZONE ${inside.config.TIME_ZONE} is not known`)
  const today = localDateOf(zone, now)
  const count = HISTORY_WEEKS * 7
  for (const code of QUEUES) {
    const days = Array.from({ length: count }, (_, n) => volumeOf(code, addDaysToDate(today, n - count)))
    await saveDays(inside, tx, CAUSE, known(queueIds, code), days)
  }
  for (const day of MONTHLY_DAYS) await insertSpecialDay(inside, tx, CAUSE, { ...day, queueId: null, date: null })
}
