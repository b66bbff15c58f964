/** Derives the shares of `profile.ts` from two public logs of bank call centres, which are not part of the product. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

const AMERICAN = 'bank_calls_5min_train.csv.gz'
const ISRAELI = 'anonymous_bank_arrivals_6min_1999-01-09.csv.gz'

const HELP = `node --import tsx simulate/arrivals/derive.ts --data FOLDER

Prints the rows of WEEK_SHARES in simulate/arrivals/profile.ts, derived from two logs in FOLDER:
  ${AMERICAN}
      columns start (2003-03-03T07:00:00), calls; a row for five minutes
  ${ISRAELI}
      columns date, start (07:00), calls; a row for six minutes
The logs are public, profile.ts names where they come from; they are not part of the product, and running it needs none.`

const QUARTERS = 96
const DAY_FROM = 7 * 4
const DAY_TO = 21 * 4
const SHARES_SUM = 100_000

interface Count {
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number
  readonly date: string
  readonly minute: number
  readonly lengthMinutes: number
  readonly calls: number
}

function readCounts(path: string, lengthMinutes: number): Count[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')
  const column = (name: string) => head.split(',').indexOf(name)
  const [dateAt, startAt, callsAt] = [column('date'), column('start'), column('calls')]
  return lines.map((line) => {
    const cells = line.split(',')
    const start = cells[startAt] ?? ''
    const date = dateAt < 0 ? start.slice(0, 10) : (cells[dateAt] ?? '')
    const [hour = 0, minute = 0] = start.slice(-8).match(/\d{2}/g)?.map(Number) ?? []
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    return { weekday, date, minute: hour * 60 + minute, lengthMinutes, calls: Number(cells[callsAt]) }
  })
}

/** Mean calls of each quarter hour of each weekday; a slot that crosses a quarter is shared by its minutes. */
function meanDays(counts: readonly Count[]): number[][] {
  const days = Array.from({ length: 7 }, () => ({
    dates: new Set<string>(),
    quarters: Array<number>(QUARTERS).fill(0),
  }))
  for (const { weekday, date, minute, lengthMinutes, calls } of counts) {
    const day = days[weekday]
    if (!day || Number.isNaN(calls)) continue
    day.dates.add(date)
    for (let at = minute; at < minute + lengthMinutes; at++) {
      const quarter = Math.floor(at / 15)
      day.quarters[quarter] = (day.quarters[quarter] ?? 0) + calls / lengthMinutes
    }
  }
  return days.map(({ dates, quarters }) => quarters.map((calls) => (dates.size === 0 ? 0 : calls / dates.size)))
}

/**
 * Monday to Sunday. Working days between 07:00 and 21:00 are the American bank's, which was not logged at other times.
 * Nights and weekends come from the Israeli bank, open round the clock: what nights add to its working days (Sunday to
 * Thursday), and how much a day of its weekend brings beside a working day. The hours of that weekend follow the
 * Sabbath, so Saturday and Sunday take the hours of its working days.
 */
function weekOf(american: readonly number[][], israeli: readonly number[][]): number[][] {
  const working = meanOf(daysOf(israeli, [0, 1, 2, 3, 4]))
  const weekend = sum(meanOf(daysOf(israeli, [5, 6]))) / sum(working)
  const weekdays = daysOf(american, [1, 2, 3, 4, 5])
  const meanDaytime = daytime(meanOf(weekdays))
  const like = (total: number) => smooth(working.map((calls) => (calls / daytime(working)) * total))
  return [
    ...weekdays.map((day) => {
      const nights = like(daytime(day))
      return day.map((calls, quarter) => (isDaytime(quarter) ? calls : (nights[quarter] ?? 0)))
    }),
    like(meanDaytime * weekend),
    like(meanDaytime * weekend),
  ]
}

const daysOf = (week: readonly number[][], weekdays: readonly number[]) =>
  weekdays.map((weekday) => week[weekday] ?? [])
const sum = (day: readonly number[]) => day.reduce((a, b) => a + b, 0)
const isDaytime = (quarter: number) => quarter >= DAY_FROM && quarter < DAY_TO
const daytime = (day: readonly number[]) => sum(day.filter((_, quarter) => isDaytime(quarter)))
const meanOf = (days: readonly (readonly number[])[]) =>
  Array.from({ length: QUARTERS }, (_, quarter) => sum(days.map((day) => day[quarter] ?? 0)) / days.length)

/** Over three quarters, round the clock: the Israeli log is small. */
function smooth(day: readonly number[]): number[] {
  return day.map((calls, quarter) => {
    const before = day[(quarter + QUARTERS - 1) % QUARTERS] ?? 0
    const after = day[(quarter + 1) % QUARTERS] ?? 0
    return (before + 2 * calls + after) / 4
  })
}

function shares(week: readonly number[][]): number[][] {
  const total = sum(week.flat())
  return week.map((day) => day.map((calls) => Math.round((calls / total) * SHARES_SUM)))
}

const row = (day: readonly number[]) => `  [${day.join(', ')}],`

const { values } = parseArgs({ options: { data: { type: 'string' }, help: { type: 'boolean' } } })
const paths = [AMERICAN, ISRAELI].map((file) => join(values.data ?? '', file))
const missing = values.data === undefined ? [] : paths.filter((path) => !existsSync(path))
if (values.help) console.log(HELP)
else if (values.data === undefined || missing.length > 0) {
  console.error([...missing.map((path) => `${path} is not there.`), HELP].join('\n'))
  process.exitCode = 1
} else {
  const [american = '', israeli = ''] = paths
  const week = weekOf(meanDays(readCounts(american, 5)), meanDays(readCounts(israeli, 6)))
  process.stdout.write(`${shares(week).map(row).join('\n')}\n`)
}
