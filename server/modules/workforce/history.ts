import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { type CountedDay, chooseDays, type HistoryDay } from '#modules/workforce/history-days.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

/** Days of a queue from `from` to the day before `before`, its own and the imported ones, one of each date chosen. */
export async function historyOf(
  { asks, zone }: WorkforceDeps,
  db: Queryable,
  queueId: string,
  from: LocalDate,
  before: LocalDate,
): Promise<readonly HistoryDay[]> {
  const span = { queueId, from: startOfLocalDay(zone, from), before: startOfLocalDay(zone, before) }
  const [imported, volumes] = await Promise.all([
    importedDays(db, queueId, from, before),
    asks.insights.volumes(db, span),
  ])
  return chooseDays(imported, volumes, zone)
}

const importedDays = (db: Queryable, queueId: string, from: LocalDate, before: LocalDate) =>
  db.rows<CountedDay>(sql`select date, counts from workforce.imported_day
    where queue_id = ${queueId} and date >= ${from}::date and date < ${before}::date order by date`)
