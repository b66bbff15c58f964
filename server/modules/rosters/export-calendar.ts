import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { type CalendarEntry, writeCalendar } from '#libs/roster-export/icalendar.ts'
import { entriesOf } from '#libs/roster-export/shift-entries.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import type { ExportedFile } from '#modules/rosters/export-files.ts'
import { shiftsOf } from '#modules/rosters/export-published.ts'
import { type ExportLocale, exportWordsIn } from '#modules/rosters/export-words.ts'
import { type Queryable, sql } from '#platform/database/database.ts'
import { disposition } from '#platform/http/disposition.ts'

/** Shifts of the last weeks stay in the calendar; everything published ahead is in it. */
const PAST_DAYS = 35
const AHEAD_DAYS = 366

interface Gone {
  readonly shiftId: string
  readonly revision: number
  readonly kindId: string
  readonly startsAt: number
  readonly endsAt: number
  readonly changedAt: number
}

/**
 * One person's shifts in force as iCalendar, with those that were called off as cancelled, so that calendars which read
 * a file once and then another take them out.
 */
export async function ownCalendar(
  { platform, zone }: RostersDeps,
  db: Queryable,
  person: { readonly personId: string; readonly displayName: string; readonly agentNo: string },
  locale: ExportLocale,
): Promise<ExportedFile> {
  const { personId, displayName, agentNo } = person
  const today = localDateOf(zone, platform.clock.now())
  const from = addDaysToDate(today, -PAST_DAYS)
  const before = addDaysToDate(today, AHEAD_DAYS)
  const words = exportWordsIn(locale)
  const shifts = await shiftsOf(db, sql`person_id = ${personId} and date >= ${from}::date and date < ${before}::date`)
  const changedAt = await changes(db, personId, from)
  const host = hostOf(platform.config.PUBLIC_URL)
  const people = [{ personId, number: agentNo, name: displayName }]
  const roster = { zone: zone.name, from, days: AHEAD_DAYS, people, shifts }
  const standing = entriesOf(roster, personId, words, host).map((entry): CalendarEntry => {
    const shift = shifts.find(({ shiftId }) => entry.uid === `${shiftId}@${host}`)
    const at = changedAt.get(shift?.date ?? '') ?? 0
    return { ...entry, sequence: (shift?.revision ?? 1) - 1, changedAt: at, isCancelled: false }
  })
  const kept = new Set(shifts.map(({ shiftId }) => shiftId))
  const gone = (await calledOff(db, personId, from)).filter(({ shiftId }) => !kept.has(shiftId))
  const cancelled = gone.map(
    ({ shiftId, revision, kindId, startsAt, endsAt, changedAt }): CalendarEntry => ({
      uid: `${shiftId}@${host}`,
      sequence: revision,
      changedAt,
      isCancelled: true,
      startsAt,
      endsAt,
      title: `${words.shift} ${kindId}`,
    }),
  )
  const content = Buffer.from(writeCalendar(`${words.roster} ${displayName}`, [...standing, ...cancelled]))
  return {
    content,
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-length': String(content.length),
      'content-disposition': disposition('attachment', `${words.roster} ${agentNo}.ics`),
    },
  }
}

/** By date, when the shift was last changed or published. */
async function changes(db: Queryable, personId: string, from: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ date: string; at: number }>(sql`select s.date,
      greatest(p.published_at, (select max(c.decided_at) from rosters.shift_change c
        where c.person_id = s.person_id and c.date = s.date and c.state = 'made')) "at"
    from rosters.shift s
      join lateral (select max(published_at) published_at from rosters.publication where roster_id = s.roster_id) p on true
    where s.person_id = ${personId} and s.date >= ${from}::date`)
  return new Map(rows.map(({ date, at }) => [date, at]))
}

/** Shifts that were there and are no more: of each the last change that took it away. */
const calledOff = (db: Queryable, personId: string, from: string) =>
  db.rows<Gone>(sql`select distinct on (before ->> 'shiftId') before ->> 'shiftId' "shiftId",
      (before ->> 'revision')::int revision, before ->> 'kindId' "kindId",
      (before ->> 'startsAt')::float8 "startsAt", (before ->> 'endsAt')::float8 "endsAt", decided_at "changedAt"
    from rosters.shift_change
    where person_id = ${personId} and date >= ${from}::date and state = 'made' and after is null
      and before ->> 'shiftId' is not null
    order by before ->> 'shiftId', number desc`)

/** Behind the `@` of an id, so that it is unique in the world. */
const hostOf = (url: string | undefined) => (url === undefined ? 'yinuo.invalid' : new URL(url).hostname)
