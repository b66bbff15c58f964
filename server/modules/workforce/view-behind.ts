import { addDaysToDate, DAY_MS, dayNumberOf, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { type BehindView, INTERVAL_MINUTES, LEVELS, type SpecialDay } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { historyOf } from '#modules/workforce/history.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { listSpecialDays } from '#modules/workforce/special-days.ts'
import { latestForecast } from '#modules/workforce/view-plan.ts'

const INTERVAL_MS = INTERVAL_MINUTES * 60_000

/**
 * What the model knew of one half hour: the version that covers it, its chances, and what came in the same half hour of
 * the same weekday in the days the version was made from. Counts are those of now: an import since may have changed them.
 */
export async function viewBehind(deps: WorkforceDeps, queueId: string, at: number): Promise<BehindView | undefined> {
  const { platform, asks, zone } = deps
  const { db } = platform
  if (!(await queueInfo(asks, db, queueId))) return undefined
  const startAt = at - (at % INTERVAL_MS)
  const date = localDateOf(zone, startAt)
  const [expected, special] = await Promise.all([
    latestForecast(db, queueId, date, addDaysToDate(date, 1)),
    listSpecialDays(db),
  ])
  const name = (day: string) => nameOf(special, queueId, day)
  const found = expected.get(date)
  if (!found) return { startAt, date, version: null, levels: [], days: [], name: name(date) }
  const { version, cells } = found
  const { historyFrom, historyTo } = version.madeFrom
  const history = await historyOf(deps, db, queueId, historyFrom, addDaysToDate(historyTo, 1))
  const slot = Math.floor((startAt + zone.offsetMsAt(startAt) - dayNumberOf(date) * DAY_MS) / INTERVAL_MS)
  const days = history.flatMap(({ date: day, counts, source }) => {
    const contacts = counts[slot] ?? null
    if (contacts === null || weekdayOf(day) !== weekdayOf(date)) return []
    return [{ date: day, contacts, source, name: name(day) }]
  })
  const [, , ...quantiles] = cells.find((cell) => cell[0] === startAt) ?? []
  const levels = quantiles.map((contacts, place) => ({ share: LEVELS[place] ?? 1, contacts }))
  return { startAt, date, version, levels, days: days.reverse(), name: name(date) }
}

/** The planner's name of a date, if it has one. */
function nameOf(days: readonly SpecialDay[], queueId: string, date: string): string | null {
  const found = days.find(
    (day) =>
      (day.queueId === null || day.queueId === queueId) &&
      (day.date === date || day.dayOfMonth === Number(date.slice(8))),
  )
  return found?.name ?? null
}
