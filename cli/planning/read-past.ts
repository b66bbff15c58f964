import type { ForecastCalendar } from '#libs/forecast/calendar.ts'
import type { Calibration } from '#libs/forecast/residuals.ts'
import type { Series } from '#libs/forecast/series.ts'
import { workingWeekdaysOf } from '#libs/forecast/working-weekdays.ts'
import { readClosedDates } from '#libs/workforce-files/closed-dates.ts'
import { inLines } from '#libs/workforce-files/csv.ts'
import { gapsInWords } from '#libs/workforce-files/gaps.ts'
import { type History, readHistory } from '#libs/workforce-files/history.ts'
import { readText } from '../support/files.ts'
import { InputFault, type Terminal } from '../support/terminal.ts'

export interface Past {
  readonly series: Series
  readonly calendar: ForecastCalendar
  readonly history: History
  /** What the reader of the results should know, in words. */
  readonly notes: readonly string[]
}

export interface PastOptions {
  readonly history: string
  readonly closed: string | undefined
  readonly zone: string | undefined
  /** What the results speak of; the file's own interval has to divide it. */
  readonly intervalMinutes: number
}

/** Reads a history file and the closed dates beside it. What is missing is told at once, and again in `notes`. */
export function readPast(
  { history: path, closed: closedPath, zone, intervalMinutes }: PastOptions,
  terminal: Terminal,
): Past {
  const closed = closedPath === undefined ? [] : readDates(closedPath)
  const read = readHistory(readText(path), { ...(zone === undefined ? {} : { zone }), closed, intervalMinutes })
  if (!read.ok) throw new InputFault(`${path} cannot be used:\n${inLines(read.faults)}`)
  const { history } = read
  const { series } = history
  if (intervalMinutes % series.intervalMinutes !== 0)
    throw new InputFault(
      `${path} counts every ${series.intervalMinutes} minutes, which do not add up to ${intervalMinutes}: give --interval a multiple of ${series.intervalMinutes}m`,
    )
  const notes = gapsInWords(history.gaps)
  if (history.calls === 0)
    notes.unshift(
      'The history holds not a single call: everything foretold from it is 0. Look whether it is the right file.',
    )
  if (closedPath === undefined && history.gaps.some(({ from }) => from === null))
    notes.push(
      'Without --closed, days without a row are taken for closed in what follows them: list the dates to be sure',
    )
  for (const note of notes) terminal.progress(note)
  return { series, history, notes, calendar: calendarOf(series, closedPath === undefined ? null : closed) }
}

/**
 * What is known of the days without a calendar: the weekdays of business as the counts show them, and the closed dates.
 * @param closed null: nobody said which dates were closed. Then a date without any row is taken for one in what follows
 *   it (the days after a holiday are busier), though its counts stand as missing: it errs less than the contrary.
 */
export function calendarOf(series: Series, closed: readonly string[] | null): ForecastCalendar {
  const missing = series.days.flatMap(({ date, status }) => (status === 'missing' ? [date] : []))
  return { closed: closed ?? missing, workingWeekdays: workingWeekdaysOf(series) }
}

/**
 * How the past is foretold again to learn how sure a forecast is: from as far off as the forecast is made. Sixty mornings
 * for a day ahead, ten weeks for a week and more.
 */
export const calibrationFor = (horizonDays: number): Calibration =>
  horizonDays < 7 ? { origins: 60, horizonDays: 1 } : { origins: 10, horizonDays: 7 }

/** The closed dates of a file. */
export function readDates(path: string): readonly string[] {
  const read = readClosedDates(readText(path))
  if (!read.ok) throw new InputFault(`${path} cannot be used:\n${inLines(read.faults)}`)
  return read.dates
}

/** What a JSON report says of the history it rests on. */
export function describePast(path: string, { history, series, notes }: Past) {
  const dates = series.days.map(({ date }) => date)
  const daysWith = (status: string) => series.days.filter((day) => day.status === status).length
  return {
    file: path,
    format: history.format,
    intervalMinutes: series.intervalMinutes,
    zone: series.zone,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    openDays: daysWith('open'),
    closedDays: daysWith('closed'),
    missingDays: daysWith('missing'),
    calls: history.calls,
    gaps: history.gaps,
    notes,
  }
}
