import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { historyOfDays, type QueueHistory } from '#libs/capacity-plan/contacts-ahead.ts'
import type { CapacityBasis } from '#modules/workforce/capacity-contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { historyOf } from '#modules/workforce/history.ts'
import { staffingOf } from '#modules/workforce/staffing.ts'
import type { Queryable } from '#platform/database/database.ts'

/** The same month of the year before is in it whole. */
const HISTORY_DAYS = 400

/** Full-time hours of an average month: 20.67 paid days of 8 h in mainland China (248 days a year), else 40 h a week. */
const MAINLAND_HOURS = 165.3
const OTHER_HOURS = 173.3
const MAINLAND: readonly string[] = ['Asia/Shanghai', 'Asia/Urumqi']

/** What a scenario can start from, of every queue in use. Queues one after the other: a year of quarter hours is much. */
export async function capacityBasis(deps: WorkforceDeps): Promise<CapacityBasis> {
  const { platform, asks, zone } = deps
  const { db, clock } = platform
  const asOf = clock.now()
  const agents = await asks.identity.peopleWithRole(db, ['agent'], [])
  const queues: CapacityBasis['queues'] = []
  for (const queue of await asks.routing.queues(db)) {
    const [{ settings, handle }, history] = await Promise.all([
      staffingOf(deps, db, queue),
      queueHistory(deps, db, queue.queueId),
    ])
    const { queueId, name, channel } = queue
    const { atOnce, plannedShrinkage, unplannedShrinkage } = settings
    queues.push({
      queueId,
      name: { ...name },
      channel,
      handleSeconds: handle.seconds,
      handleFrom: handle.from,
      atOnce,
      plannedShrinkage,
      unplannedShrinkage,
      history: { months: history.months.map((month) => ({ ...month })), openWeekdays: [...history.openWeekdays] },
    })
  }
  return {
    asOf,
    thisMonth: localDateOf(zone, asOf).slice(0, 7),
    agents: agents.length,
    fullTimeHours: MAINLAND.includes(zone.name) ? MAINLAND_HOURS : OTHER_HOURS,
    queues,
  }
}

/** Contacts by month up to yesterday, the house's own count where it has one. */
export async function queueHistory(deps: WorkforceDeps, db: Queryable, queueId: string): Promise<QueueHistory> {
  const today = localDateOf(deps.zone, deps.platform.clock.now())
  const days = await historyOf(deps, db, queueId, addDaysToDate(today, -HISTORY_DAYS), today)
  return historyOfDays(
    days.map(({ date, counts }) => ({ date, contacts: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) })),
  )
}
