import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ForecastCalendar } from '#libs/forecast/calendar.ts'
import { type CountRow, readSeries } from '#libs/forecast/read-series.ts'
import type { Series } from '#libs/forecast/series.ts'

export interface Recorded {
  readonly series: Series
  readonly calendar: ForecastCalendar
}

/** Bank holidays among the weekdays without rows. 2003-04-04 and 04-07 are no holidays: they are gaps. */
const BANK_CLOSED = ['2003-05-26', '2003-07-04', '2003-09-01']

/** Weinberg, Brown, Stroud 2007: a North American bank, weekdays 07:00 to 21:05, 5 minutes, 2003. Null when absent. */
export function readBankCalls(folder: string): Recorded | null {
  const lines = linesOf(folder, 'bank_calls_5min_train.csv')
  if (!lines) return null
  const rows = lines.map((line, i) => {
    const [start = '', calls] = line.split(',')
    return { start, calls: Number(calls), line: i + 2 }
  })
  const options = { zone: 'America/New_York', intervalMinutes: 5, closed: BANK_CLOSED }
  return { series: seriesOf(rows, options), calendar: { closed: BANK_CLOSED } }
}

/** Feasts on which Israeli banks are closed; 1999. */
const FEASTS = [
  '1999-04-01',
  '1999-04-07',
  '1999-04-21',
  '1999-05-21',
  '1999-09-11',
  '1999-09-12',
  '1999-09-20',
  '1999-09-25',
]

/** Guedj and Mandelbaum, Technion 2000: all calls of an Israeli bank, round the clock, 6 minutes, Jan to Sep 1999. */
export function readAnonymousBank(folder: string): Recorded | null {
  const lines = linesOf(folder, 'anonymous_bank_arrivals_6min_1999-01-09.csv')
  if (!lines) return null
  const rows = lines.map((line, i) => {
    const [date, , time, calls] = line.split(',')
    return { start: `${date}T${time}`, calls: Number(calls), line: i + 2 }
  })
  const calendar: ForecastCalendar = {
    workingWeekdays: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'],
    holidays: FEASTS.map((date) => ({ date, name: 'feast' })),
    events: [{ kind: 'dates', name: 'eve of a feast', dates: FEASTS.map(dayBefore) }],
  }
  return { series: seriesOf(rows, { zone: 'Asia/Jerusalem', intervalMinutes: 6 }), calendar }
}

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

function seriesOf(rows: readonly CountRow[], options: Parameters<typeof readSeries>[1]): Series {
  const result = readSeries(rows, options)
  if (result.ok) return result.series
  throw new Error(result.faults.map(({ line, problem }) => `line ${line}: ${problem}`).join('\n'))
}

/** The lines after the header; the file may be packed. */
function linesOf(folder: string, name: string): string[] | null {
  const [plain, packed] = [join(folder, name), join(folder, `${name}.gz`)]
  const text = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString()
    : existsSync(plain)
      ? readFileSync(plain, 'utf8')
      : null
  return text === null ? null : text.trim().split('\n').slice(1)
}
