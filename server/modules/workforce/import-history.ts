import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { Fault } from '#libs/workforce-files/csv.ts'
import type { ImportReply } from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { historyImported } from '#modules/workforce/events.ts'
import { closedDates } from '#modules/workforce/forecast-calendar.ts'
import type { CountedDay } from '#modules/workforce/history-days.ts'
import { queueInfo } from '#modules/workforce/queue-info.ts'
import { listSpecialDays } from '#modules/workforce/special-days.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type ImportRefusal = 'queue-not-found' | 'file-refused' | 'planning-busy'
export type Imported =
  | Outcome<ImportReply, Exclude<ImportRefusal, 'file-refused'>>
  | { readonly ok: false; readonly refusal: 'file-refused'; readonly faults: readonly Fault[] }

const MOST_DAYS = 1_100

/**
 * Counts of a file for one queue: whole or not at all. Dates that were imported before take what this file says; the
 * same file twice changes nothing. What the house counted itself is not touched.
 */
export async function importHistory(
  deps: WorkforceDeps,
  personId: string,
  queueId: string,
  text: string,
): Promise<Imported> {
  const { platform, zone, asks, foreteller } = deps
  const { db, clock } = platform
  if (!(await queueInfo(asks, db, queueId))) return refused('queue-not-found')
  const closed = [...closedDates(await listSpecialDays(db), queueId)]
  const read = await foreteller.run({ kind: 'read-history', text, zone: zone.name, closed })
  if (!read) return refused('planning-busy')
  const faults = read.ok ? faultsOfDays(read.days, localDateOf(zone, clock.now())) : read.faults
  if (!read.ok || faults.length > 0) return { ok: false, refusal: 'file-refused', faults: faults.map(withoutNumbers) }
  const { days, contacts, intervalMinutes, gaps } = read
  const saved = await db.transaction((tx) => saveDays(platform, tx, { kind: 'person', id: personId }, queueId, days))
  const [from = '', to = ''] = [days[0]?.date, days.at(-1)?.date]
  return done({ from, to, intervalMinutes, contacts, gaps: [...gaps], ...saved })
}

/** A cell may hold anything, and what is wrong with it is told in its own words. */
const withoutNumbers = ({ line, problem }: Fault): Fault => ({ line, problem: masked(problem) })

function faultsOfDays(days: readonly CountedDay[], today: string): readonly Fault[] {
  const whole = (problem: string): readonly Fault[] => [{ line: 0, problem }]
  const ahead = days.find(({ date }) => date >= today)
  if (ahead) return whole(`${ahead.date} has not ended yet: give days up to yesterday`)
  if (days.length > MOST_DAYS) return whole(`${days.length} days: give at most ${MOST_DAYS} in one file`)
  return days.length === 0 ? whole('No interval is counted whole: give the rows of at least one day') : []
}

/** Writes days in one statement; says nothing when nothing changed. */
export async function saveDays(
  platform: Platform,
  tx: Tx,
  cause: Cause,
  queueId: string,
  days: readonly CountedDay[],
): Promise<{ added: number; changed: number; unchanged: number }> {
  const now = platform.clock.now()
  const by = cause.kind === 'person' ? cause.id : null
  const { added, changed } = await tx.one<{ added: number; changed: number }>(sql`with written as (
      insert into workforce.imported_day (queue_id, date, counts, imported_at, imported_by)
      select ${queueId}, date, counts, ${at(now)}, ${by}::uuid
      from jsonb_to_recordset(${json(days)}::jsonb) as given (date date, counts jsonb)
      on conflict (queue_id, date) do update set counts = excluded.counts, imported_at = excluded.imported_at,
        imported_by = excluded.imported_by where imported_day.counts <> excluded.counts
      returning (xmax = 0) is_new)
    select count(*) filter (where is_new)::int added, count(*) filter (where not is_new)::int changed from written`)
  const [from, to] = [days[0]?.date, days.at(-1)?.date]
  if (added + changed > 0 && from !== undefined && to !== undefined)
    await platform.log.announce(tx, cause, [historyImported.of(queueId, now, { queueId, from, to, added, changed })])
  return { added, changed, unchanged: days.length - added - changed }
}
