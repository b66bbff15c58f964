import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type ForecastVersion, LEAST_DAYS } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { forecastMade } from '#modules/workforce/events.ts'
import { calendarOf, closedDates } from '#modules/workforce/forecast-calendar.ts'
import type { Foretold } from '#modules/workforce/foretell.ts'
import { historyOf } from '#modules/workforce/history.ts'
import { type HistoryDay, seriesOf } from '#modules/workforce/history-days.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { listSpecialDays } from '#modules/workforce/special-days.ts'
import { at, json, sql } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type ForecastRefusal = 'queue-not-found' | 'too-little-history' | 'planning-busy'

/** Older days say nothing of the coming weeks that the last two years do not. */
const HISTORY_DAYS = 731

/**
 * A new version for a queue, from today on. Overrides are no part of it and stay as they are. The model works on a
 * thread; only what came out is written here.
 */
export async function makeForecast(
  deps: WorkforceDeps,
  personId: string,
  queueId: string,
  weeks: number,
): Promise<Outcome<ForecastVersion, ForecastRefusal>> {
  const { platform, asks, zone, foreteller } = deps
  const { db } = platform
  if (!(await queueInfo(asks, db, queueId))) return refused('queue-not-found')
  const today = localDateOf(zone, platform.clock.now())
  const specialDays = await listSpecialDays(db)
  const closed = closedDates(specialDays, queueId)
  const history = await historyOf(deps, db, queueId, addDaysToDate(today, -HISTORY_DAYS), today)
  const used = history.filter(({ date }) => !closed.has(date))
  const series = seriesOf(used, closed, zone)
  if (!series || used.length < LEAST_DAYS) return refused('too-little-history', lacking(used.length))
  const calendar = calendarOf(specialDays, queueId, zone.name, await asks.promises.holidayYears(db))
  const foretold = await foreteller.run({ kind: 'forecast', series, calendar, from: today, days: weeks * 7 })
  if (!foretold) return refused('planning-busy')
  const version = { firstDate: today, days: weeks * 7, madeFrom: madeFromOf(used, foretold) }
  return done(await saveForecast(deps, personId, queueId, version, foretold))
}

const lacking = (days: number) =>
  `Counted days: ${days}. A forecast needs ${LEAST_DAYS}: import ${LEAST_DAYS - days} more, or wait until they are counted.`

function madeFromOf(days: readonly HistoryDay[], { method, noise }: Foretold): ForecastVersion['madeFrom'] {
  const ownDays = days.filter(({ source }) => source === 'own').length
  return {
    historyFrom: days[0]?.date ?? '',
    historyTo: days.at(-1)?.date ?? '',
    ownDays,
    importedDays: days.length - ownDays,
    contacts: Math.round(days.reduce((sum, { counts }) => sum + counts.reduce<number>((a, b) => a + (b ?? 0), 0), 0)),
    method,
    noise,
  }
}

async function saveForecast(
  { platform }: WorkforceDeps,
  personId: string,
  queueId: string,
  version: Pick<ForecastVersion, 'firstDate' | 'days' | 'madeFrom'>,
  foretold: Foretold,
): Promise<ForecastVersion> {
  const { firstDate, days, madeFrom } = version
  const madeAt = platform.clock.now()
  const forecastId = newId(madeAt)
  await platform.db.transaction(async (tx) => {
    await tx.run(sql`insert into workforce.forecast (id, queue_id, first_date, days, made_at, made_by, made_from)
      values (${forecastId}, ${queueId}, ${firstDate}, ${days}, ${at(madeAt)}, ${personId}, ${json(madeFrom)})`)
    await tx.run(sql`insert into workforce.forecast_day (forecast_id, date, cells)
      select ${forecastId}, date, cells from jsonb_to_recordset(${json(foretold.days)}::jsonb) as given (date date, cells jsonb)`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      forecastMade.of(forecastId, madeAt, { forecastId, queueId, firstDate, days }),
    ])
  })
  return { forecastId, madeAt, ...version }
}
