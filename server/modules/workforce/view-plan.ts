import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { passesOfSlot } from '#libs/forecast/wall-clock.ts'
import { withOverrides } from '#modules/workforce/apply-overrides.ts'
import {
  type ForecastVersion,
  INTERVAL_MINUTES,
  type OverrideView,
  type PlannedQueue,
  type PlanRow,
  type PlanView,
  type StaffingView,
} from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import type { Cell } from '#modules/workforce/foretell.ts'
import { historyOf } from '#modules/workforce/history.ts'
import { type HistoryDay, SLOTS } from '#modules/workforce/history-days.ts'
import { namesOf } from '#modules/workforce/imported-days.ts'
import { needOf } from '#modules/workforce/need.ts'
import { standingOverrides } from '#modules/workforce/overrides.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { staffingOf } from '#modules/workforce/staffing.ts'
import { type Queryable, sql } from '#platform/database/database.ts'

const INTERVAL_MS = INTERVAL_MINUTES * 60_000
/** Opening hours of own days are learned from the weeks before. */
export const HOURS_DAYS = 28

/** Days of one queue: what was expected, what the planner said, what came, and who is needed. Undefined: no such queue. */
export async function viewPlan(
  deps: WorkforceDeps,
  queueId: string,
  from: LocalDate,
  days: number,
): Promise<PlanView | undefined> {
  const { platform, asks, zone } = deps
  const { db, clock } = platform
  const queue = await queueInfo(asks, db, queueId)
  if (!queue) return undefined
  const before = addDaysToDate(from, days)
  const asOf = clock.now()
  const [history, expected, overrides, staffing, imports] = await Promise.all([
    historyOf(deps, db, queueId, addDaysToDate(from, -HOURS_DAYS), before),
    latestForecast(db, queueId, from, before),
    standingOverrides(db, queueId, startOfLocalDay(zone, from), startOfLocalDay(zone, before)),
    staffingOf(deps, db, queue),
    importsOf(db, queueId, from, before),
  ])
  const counted = new Map(history.map((day) => [day.date, day]))
  const today = localDateOf(zone, asOf)
  const dates = Array.from({ length: days }, (_, n) => addDaysToDate(from, n))
  const rows = dates.flatMap((date): PlanRow[] => {
    const cells = new Map((expected.get(date)?.cells ?? []).map((cell) => [cell[0], cell]))
    return halfHours(deps, date).flatMap(({ slot, startAt }): PlanRow[] => {
      const hasEnded = startAt + INTERVAL_MS <= asOf
      const actual = hasEnded && date <= today ? (counted.get(date)?.counts[slot] ?? null) : null
      const cell = cells.get(startAt)
      if (!cell && actual === null) return []
      return [{ startAt, date, actual, ...plannedFor(startAt, cell, overrides, staffing) }]
    })
  })
  const nameOf = await namesOf(asks, db, [
    ...overrides.map(({ madeBy }) => madeBy),
    ...imports.map(({ importedBy }) => importedBy),
  ])
  return {
    asOf,
    queueId,
    from,
    intervalMinutes: INTERVAL_MINUTES,
    rows,
    days: dates.map((date) => {
      const file = imports.find((one) => one.date === date)
      return {
        date,
        ...sumOf(counted.get(date), rows),
        importedAt: file?.importedAt ?? null,
        importedBy: nameOf(file?.importedBy ?? null),
        forecastId: expected.get(date)?.version.forecastId ?? null,
      }
    }),
    overrides: overrides.map((each) => ({ ...each, madeBy: nameOf(each.madeBy) ?? each.madeBy })),
    forecasts: newestFirst([...expected.values()].map(({ version }) => version)),
    staffing,
  }
}

export const halfHours = ({ zone }: WorkforceDeps, date: LocalDate) =>
  Array.from({ length: SLOTS }, (_, slot) =>
    passesOfSlot(zone, date, slot, INTERVAL_MINUTES).map((startAt) => ({ slot, startAt })),
  )
    .flat()
    .sort((a, b) => a.startAt - b.startAt)

function plannedFor(
  startAt: number,
  cell: Cell | undefined,
  overrides: readonly OverrideView[],
  staffing: StaffingView,
): Omit<PlanRow, 'startAt' | 'date' | 'actual'> {
  const [, mean, , low, , high] = cell ?? []
  if (mean === undefined || low === undefined || high === undefined)
    return { model: null, result: null, low: null, high: null, need: null, scheduled: null }
  const result = withOverrides(startAt, { mean, low, high }, overrides)
  return { model: mean, result: result.mean, low: result.low, high: result.high, ...needOf(result, staffing) }
}

function sumOf(day: HistoryDay | undefined, rows: readonly PlanRow[]) {
  const own = rows.filter(({ date, actual }) => date === day?.date && actual !== null)
  if (!day || own.length === 0) return { source: null, actual: null }
  return { source: day.source, actual: own.reduce((sum, { actual }) => sum + (actual ?? 0), 0) }
}

const importsOf = (db: Queryable, queueId: string, from: LocalDate, before: LocalDate) =>
  db.rows<{ readonly date: LocalDate; readonly importedAt: number; readonly importedBy: string | null }>(
    sql`select date, imported_at "importedAt", imported_by "importedBy" from workforce.imported_day
      where queue_id = ${queueId} and date >= ${from}::date and date < ${before}::date`,
  )

interface DayRow {
  readonly date: LocalDate
  readonly cells: readonly Cell[]
  readonly forecastId: string
  readonly firstDate: LocalDate
  readonly days: number
  readonly madeAt: number
  readonly madeFrom: ForecastVersion['madeFrom']
}

/** Of each date the newest version that covers it. A version begins today, so the past keeps what was said before it. */
export async function latestForecast(db: Queryable, queueId: string, from: LocalDate, before: LocalDate) {
  const rows = await db.rows<DayRow>(sql`select distinct on (day.date) day.date, day.cells, ${VERSION}
    from workforce.forecast_day day join workforce.forecast f on f.id = day.forecast_id
    where f.queue_id = ${queueId} and day.date >= ${from}::date and day.date < ${before}::date
    order by day.date, f.number desc`)
  return new Map(rows.map(({ date, cells, ...version }) => [date, { cells, version }]))
}

const VERSION = sql`f.id "forecastId", f.first_date "firstDate", f.days, f.made_at "madeAt", f.made_from "madeFrom"`

function newestFirst(versions: readonly ForecastVersion[]): ForecastVersion[] {
  const byId = new Map(versions.map((version) => [version.forecastId, version]))
  return [...byId.values()].sort((a, b) => b.madeAt - a.madeAt)
}

interface ImportedSpan {
  readonly queueId: string
  readonly importedFrom: LocalDate
  readonly importedTo: LocalDate
  readonly importedDays: number
}

/** Every queue in use, with what was imported for it and its latest forecast. */
export async function listPlannedQueues({ asks }: WorkforceDeps, db: Queryable): Promise<PlannedQueue[]> {
  const [queues, spans, versions] = await Promise.all([
    asks.routing.queues(db),
    db.rows<ImportedSpan>(sql`select queue_id "queueId", min(date) "importedFrom", max(date) "importedTo",
      count(*)::int "importedDays" from workforce.imported_day group by queue_id`),
    db.rows<ForecastVersion & { queueId: string }>(sql`select distinct on (f.queue_id) f.queue_id "queueId", ${VERSION}
      from workforce.forecast f order by f.queue_id, f.number desc`),
  ])
  return queues.map(({ queueId, name, channel }) => {
    const span = spans.find((one) => one.queueId === queueId)
    const version = versions.find((one) => one.queueId === queueId)
    return {
      queueId,
      name: { ...name },
      channel,
      importedFrom: span?.importedFrom ?? null,
      importedTo: span?.importedTo ?? null,
      importedDays: span?.importedDays ?? 0,
      forecast: version ?? null,
    }
  })
}
