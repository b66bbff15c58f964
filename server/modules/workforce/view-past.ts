import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { withOverrides } from '#modules/workforce/apply-overrides.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { historyOf } from '#modules/workforce/history.ts'
import { standingOverrides } from '#modules/workforce/overrides.ts'
import type { PastRow } from '#modules/workforce/questions.ts'
import { HOURS_DAYS, halfHours, latestForecast } from '#modules/workforce/view-plan.ts'
import { at, type Queryable, sql } from '#platform/database/database.ts'

/** What was expected on days that are over and what came, as the plan has it; the need, which takes long, is not worked out. */
export async function viewPast(
  deps: WorkforceDeps,
  queueId: string,
  from: LocalDate,
  days: number,
): Promise<readonly PastRow[]> {
  const { platform, zone } = deps
  const before = addDaysToDate(from, days)
  const [history, expected, overrides] = await Promise.all([
    historyOf(deps, platform.db, queueId, addDaysToDate(from, -HOURS_DAYS), before),
    latestForecast(platform.db, queueId, from, before),
    standingOverrides(platform.db, queueId, startOfLocalDay(zone, from), startOfLocalDay(zone, before)),
  ])
  const counted = new Map(history.map((day) => [day.date, day.counts]))
  return Array.from({ length: days }, (_, n) => addDaysToDate(from, n)).flatMap((date) => {
    const cells = new Map((expected.get(date)?.cells ?? []).map((cell) => [cell[0], cell]))
    return halfHours(deps, date).flatMap(({ slot, startAt }): PastRow[] => {
      const actual = counted.get(date)?.[slot] ?? null
      const [, mean, , low, , high] = cells.get(startAt) ?? []
      if (mean === undefined || low === undefined || high === undefined)
        return actual === null ? [] : [{ startAt, date, result: null, actual }]
      return [{ startAt, date, result: withOverrides(startAt, { mean, low, high }, overrides).mean, actual }]
    })
  })
}

/**
 * A word for everything a plan of these queues is made from, beside what is counted: another forecast, override, setting or
 * import since a date gives another word.
 */
export async function planVersions(
  db: Queryable,
  queueIds: readonly string[],
  since: LocalDate,
  sinceAt: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ queueId: string; version: string }>(sql`select q.id "queueId", concat_ws(' ',
      (select max(number) from workforce.forecast where queue_id = q.id),
      (select concat(max(number), '/', count(*)) from workforce.override
        where queue_id = q.id and withdrawn_at is null and before_at > ${at(sinceAt)}),
      (select extract(epoch from changed_at) from workforce.staffing where queue_id = q.id),
      (select concat(extract(epoch from max(imported_at)), '/', count(*)) from workforce.imported_day
        where queue_id = q.id and date >= ${since}::date)) version
    from unnest(${[...queueIds]}::uuid[]) q(id)`)
  return new Map(rows.map(({ queueId, version }) => [queueId, version]))
}
