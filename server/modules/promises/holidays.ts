import type { z } from 'zod'
import { compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { type HolidayFault, readHolidayFile } from '#libs/business-calendar/holiday-file.ts'
import { type HolidayYear, withYear, yearOf } from '#libs/business-calendar/holiday-year.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { type CalendarRow, readCalendars } from '#modules/promises/calendars.ts'
import { calendarChanged, holidaysImported } from '#modules/promises/events.ts'
import {
  type HolidayPreview,
  type HolidayYearList,
  type holidayImportBody,
  holidayYear,
} from '#modules/promises/holidays-contract.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type HolidayRefusal = 'calendar-not-found' | 'calendar-not-valid' | 'edited-meanwhile'
/** Every line that cannot be right. @property line 0: the file itself */
export interface HolidayFileFault {
  readonly line: number
  readonly problem: string
}
export type HolidayOutcome =
  | Outcome<HolidayPreview, HolidayRefusal>
  | { readonly ok: false; readonly refusal: 'file-refused'; readonly faults: readonly HolidayFileFault[] }

const PROBLEMS: Readonly<Record<HolidayFault['kind'], string>> = {
  'no-table': 'give the columns date,kind,name,like, or JSON with holidays and adjustedWorkdays',
  cells: 'has another number of cells than the header',
  date: 'is not a date: write YYYY-MM-DD',
  twice: 'the date is there twice: give it once',
  kind: 'kind is holiday, paid-holiday or workday',
  like: 'like is a weekday in English, monday to sunday',
  empty: 'has no days',
}

export const listHolidayYears = (db: Queryable): Promise<HolidayYearList['years']> =>
  db
    .rows<{ data: HolidayYear; importedAt: number; importedBy: string }>(sql`select data,
      imported_at "importedAt", imported_by "importedBy" from promises.holiday_year order by year desc`)
    .then((rows) => rows.map(({ data, ...rest }) => ({ ...holidayYear.parse(data), ...rest })))

/** The year of a file, and what it would make of every calendar. */
export async function previewHolidays(db: Queryable, text: string): Promise<HolidayOutcome> {
  const read = yearIn(text)
  if (!read.ok) return read
  return done(await previewOf(db, read.year, await readCalendars(db)))
}

/**
 * Keeps a year, from which forecasts and payroll know it, and writes it into the calendars that are named: all of it or
 * nothing. Promises already made keep the due instants they were given.
 */
export async function importHolidays(
  platform: Platform,
  personId: string,
  { text, calendars }: z.output<typeof holidayImportBody>,
): Promise<HolidayOutcome> {
  const read = yearIn(text)
  if (!read.ok) return read
  const { year } = read
  return platform.db.transaction(async (tx): Promise<HolidayOutcome> => {
    const now = platform.clock.now()
    // One import at a time: two of the same first year would each see none before it.
    await tx.run(sql`lock table promises.holiday_year in share row exclusive mode`)
    const known = new Map((await readCalendars(tx, { lock: true })).map((row) => [row.key, row]))
    const rows: CalendarRow[] = []
    for (const { key, version } of calendars) {
      const row = known.get(key)
      if (!row) return refused('calendar-not-found', `There are no opening hours ${key}.`)
      if (row.version !== version) return refused('edited-meanwhile', `Someone changed ${key} since: look again.`)
      rows.push(row)
    }
    const preview = await previewOf(tx, year, rows)
    const before = await yearBefore(tx, year.year)
    for (const row of rows) {
      const { data, added, removed } = withYear(row.data, year, before)
      const faults = compileCalendar(data)
      if (!faults.ok)
        return refused(
          'calendar-not-valid',
          `${row.key}: ${faults.faults.map(({ path, problem }) => `${path}: ${problem}`).join(' · ')}`,
        )
      if (added.length + removed.length === 0) continue
      await tx.run(sql`update promises.calendar set data = ${json(data)}, version = version + 1, changed_at = ${at(now)}
        where key = ${row.key}`)
      await platform.log.announce(tx, { kind: 'person', id: personId }, [
        calendarChanged.of(row.key, now, { key: row.key, version: row.version + 1 }),
      ])
    }
    await tx.run(sql`insert into promises.holiday_year (year, data, imported_at, imported_by)
      values (${year.year}, ${json(year)}, ${at(now)}, ${personId})
      on conflict (year) do update set data = excluded.data, imported_at = excluded.imported_at,
        imported_by = excluded.imported_by`)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      holidaysImported.of(String(year.year), now, {
        year: year.year,
        holidays: year.holidays.length,
        paidHolidays: year.holidays.filter(({ isPaid }) => isPaid).length,
        adjustedWorkdays: year.adjustedWorkdays.length,
        calendars: rows.map(({ key }) => key),
      }),
    ])
    return done(preview)
  })
}

/** Names are masked before they are shown or kept. */
function yearIn(
  text: string,
):
  | { readonly ok: true; readonly year: HolidayYear }
  | { readonly ok: false; readonly refusal: 'file-refused'; readonly faults: readonly HolidayFileFault[] } {
  const reading = readHolidayFile(text)
  const faulty = (faults: readonly HolidayFileFault[]) => ({ ok: false, refusal: 'file-refused', faults }) as const
  if (!reading.ok) return faulty(reading.faults.map(({ line, kind }) => ({ line, problem: PROBLEMS[kind] })))
  const found = yearOf(reading.file)
  if (!found.ok)
    return faulty([
      { line: 0, problem: `is of ${found.year}, so these do not belong to it: ${found.dates.slice(0, 5).join(', ')}` },
    ])
  const parsed = holidayYear.safeParse(found.year)
  if (!parsed.success) return faulty([{ line: 0, problem: 'has a name of more than 60 characters' }])
  return { ok: true, year: parsed.data }
}

const yearBefore = async (db: Queryable, year: number): Promise<HolidayYear | null> =>
  (await listHolidayYears(db)).find((each) => each.year === year) ?? null

async function previewOf(db: Queryable | Tx, year: HolidayYear, rows: readonly CalendarRow[]): Promise<HolidayPreview> {
  const before = await yearBefore(db, year.year)
  return {
    year: holidayYear.parse(year),
    isKnown: before !== null,
    calendars: rows.map(({ key, name, version, data }) => {
      const { holidaySpans, added, removed, kept } = withYear(data, year, before)
      return {
        key,
        name,
        version,
        holidaySpans: holidaySpans.map(({ from, to }) => ({ from, to })),
        added: [...added],
        removed: [...removed],
        kept: [...kept],
      }
    }),
  }
}
