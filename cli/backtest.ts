import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { type BacktestOptions, backtest, backtestUpdates, foretoldDays } from '#libs/forecast/backtest.ts'
import type { MethodName } from '#libs/forecast/methods/method.ts'
import { endOf, type Series, timeOfSlot } from '#libs/forecast/series.ts'
import type { LineChart } from '#libs/line-chart/line-chart.ts'
import { daysOption, minutesOption } from './planning/measures.ts'
import { calibrationFor, describePast, type Past, readPast } from './planning/read-past.ts'
import { refusing } from './planning/refusing.ts'
import { readOptions, required } from './support/options.ts'
import { marksOf, plot, plotOption } from './support/plots.ts'
import { InputFault, type Terminal, type Verb } from './support/terminal.ts'

const METHODS: readonly MethodName[] = [
  'last-week',
  'mean-4',
  'mean-8',
  'median-6',
  'mean-all',
  'weekday-totals',
  'calendar-totals',
  'low-rank',
  'harmonic',
  'ensemble',
]

const HELP = `npm run -s yinuo -- backtest --history FILE --interval 30m --origins weekly --last 4w [options]

How well each method would have foretold the last weeks, seeing at each origin only the days before.

  --history FILE        counts or single calls, CSV, plain or gzip (docs/workforce-files.md)
  --interval 30m        intervals to be judged by; several with commas: 30m,15m,5m
  --origins weekly      weekly: a week ahead, each week; daily: a day ahead, each day
  --last 4w             the weeks (or days) at the end of the history to foretell
  --methods LIST        with commas, of ${METHODS.join(', ')}, mean-N, median-N (default: those named)
  --updates 09:00,11:00 also foretell the rest of each day anew at these times, with the ensemble
  --closed FILE         dates on which the centre was closed, one a line
  --zone ZONE           zone of the wall clock of the file (default: a clock that is never changed)
  --plot FILE           SVG of what came beside the best of the methods, at the first of the intervals
  --json                print a report as JSON
  --help                show this`

export const verb: Verb = { summary: 'How well methods would have foretold the last weeks.', help: HELP, run }

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const options = readOptions(args, {
    history: { type: 'string' },
    interval: { type: 'string', default: '30m' },
    origins: { type: 'string', default: 'weekly' },
    last: { type: 'string', default: '4w' },
    methods: { type: 'string' },
    updates: { type: 'string' },
    closed: { type: 'string' },
    zone: { type: 'string' },
    plot: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const path = required(options.history, 'history', 'the file of the past')
  const intervals = options.interval.split(',').map((text) => minutesOption(text, 'interval'))
  const horizonDays = horizonOf(options.origins)
  const last = daysOption(options.last, 'last')
  const plotPath = plotOption(options.plot)
  const methods = options.methods === undefined ? METHODS : methodsOption(options.methods)
  const [finest = 30] = intervals.toSorted((a, b) => a - b)
  const past = readPast(
    { history: path, closed: options.closed, zone: options.zone, intervalMinutes: finest },
    terminal,
  )
  const origins = originsOf(past.series, last, horizonDays)
  const results = intervals.map((intervalMinutes) => {
    const shared = { origins, horizonDays, intervalMinutes, calibration: calibrationFor(horizonDays) }
    return {
      intervalMinutes,
      methods: methods.map((method) => {
        terminal.progress(`${method}, ${intervalMinutes} minutes, ${origins.length} origins`)
        return scoreOf(past, { ...shared, methods: [method] })
      }),
      ...(options.updates === undefined ? {} : { updates: updatesOf(past, shared, options.updates, intervalMinutes) }),
    }
  })
  plot(plotPath, () => {
    const [{ intervalMinutes, methods: scores } = { intervalMinutes: finest, methods: [] }] = results
    const best = bestOf(scores)
    const shared = { origins, horizonDays, intervalMinutes, calibration: calibrationFor(horizonDays) }
    return chartOf(foretoldDays(past.series, past.calendar, shared, best), best, intervalMinutes)
  })
  const report = { history: describePast(path, past), origins, horizonDays, results }
  if (options.json) terminal.print(JSON.stringify(report, null, 2))
  else for (const line of inTable(results)) terminal.print(line)
}

/** The method of least error; one whose error is not known is not the best. */
function bestOf(scores: readonly { readonly method: MethodName; readonly wape?: number | null }[]): MethodName {
  const errorOf = ({ wape }: (typeof scores)[number]) => wape ?? Number.POSITIVE_INFINITY
  return scores.toSorted((a, b) => errorOf(a) - errorOf(b))[0]?.method ?? 'ensemble'
}

/** Days stand side by side, closed hours left out. */
function chartOf(days: ReturnType<typeof foretoldDays>, method: MethodName, intervalMinutes: number): LineChart {
  const cells = days.flatMap((day) => day.cells.map((cell) => ({ ...cell, date: day.date })))
  const dates = cells.map(({ date }) => date)
  return {
    title: `Calls, ${dates[0]} to ${dates.at(-1)}, and as ${method} foretold them`,
    unit: `calls per ${intervalMinutes} minutes`,
    lines: [
      { name: 'came', values: cells.map(({ count }) => count) },
      { name: `foretold (${method})`, values: cells.map(({ mean }) => mean) },
    ],
    marks: marksOf(dates, (date) => date.slice(5)),
  }
}

function horizonOf(origins: string): number {
  if (origins === 'weekly') return 7
  if (origins === 'daily') return 1
  throw new InputFault(`--origins ${origins}: give weekly or daily`)
}

/** Origins `horizonDays` apart that together foretell the last days once each; daily ones only on open days. */
function originsOf(series: Series, last: number, horizonDays: number): string[] {
  const end = endOf(series)
  const first = addDaysToDate(end, -Math.ceil(last / horizonDays) * horizonDays)
  const earliest = addDaysToDate(series.days[0]?.date ?? end, 7)
  if (first < earliest)
    throw new InputFault(
      `The history has ${series.days.length} days; to foretell the last ${last} it needs a week before them: give a shorter --last`,
    )
  const isOpen = new Map(series.days.map(({ date, status }) => [date, status === 'open']))
  const dates = Array.from({ length: Math.ceil(last / horizonDays) }, (_, n) => addDaysToDate(first, n * horizonDays))
  return horizonDays === 1 ? dates.filter((date) => isOpen.get(date)) : dates
}

function methodsOption(text: string): MethodName[] {
  return text.split(',').map((part): MethodName => {
    const name = part.trim()
    const known = METHODS.find((method) => method === name)
    if (known) return known
    const match = /^(mean|median)-([1-9]\d{0,2})$/.exec(name)
    if (!match) throw new InputFault(`--methods ${name}: give some of ${METHODS.join(', ')}, mean-N, median-N`)
    return match[1] === 'mean' ? `mean-${Number(match[2])}` : `median-${Number(match[2])}`
  })
}

/** A figure nobody can compute, such as the share of an error in no calls, is null. */
const known = (value: number) => (Number.isFinite(value) ? value : null)

function scoreOf({ series, calendar }: Past, options: BacktestOptions) {
  const [score] = refusing(() => backtest(series, calendar, options))
  if (!score) throw new InputFault('No method was given: name one with --methods')
  const { method, intervals, ...figures } = score
  const shares = Object.entries(figures).map(([name, value]) => [name, known(value)] as const)
  return { method, intervals, ...Object.fromEntries(shares) }
}

function updatesOf(
  { series, calendar }: Past,
  options: Omit<BacktestOptions, 'methods'>,
  text: string,
  intervalMinutes: number,
) {
  const slots = text.split(',').map((time) => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time.trim())
    const slot = (Number(match?.[1]) * 60 + Number(match?.[2])) / intervalMinutes
    if (Number.isInteger(slot)) return slot
    throw new InputFault(
      `--updates ${time}: give times at which an interval of ${intervalMinutes} minutes starts, as 09:00,11:00`,
    )
  })
  return refusing(() => backtestUpdates(series, calendar, { ...options, slots })).map(({ slot, ...score }) => ({
    at: timeOfSlot(slot, intervalMinutes),
    ...score,
  }))
}

function inTable(
  results: readonly { readonly intervalMinutes: number; readonly methods: readonly object[] }[],
): string[] {
  const columns = ['method', 'wape', 'poissonFloor', 'rmse', 'bias', 'dayWape', 'pinball', 'coverage80', 'coverage95']
  return results.flatMap(({ intervalMinutes, methods }) => [
    `${intervalMinutes} minutes`,
    columns.map((name, i) => name.padEnd(i === 0 ? 16 : 13)).join(''),
    ...methods.map((method) => {
      const figures = new Map<string, unknown>(Object.entries(method))
      return columns
        .map((name, i) => {
          const value = figures.get(name)
          const text = typeof value === 'number' ? String(Number(value.toFixed(4))) : String(value ?? '-')
          return text.padEnd(i === 0 ? 16 : 13)
        })
        .join('')
    }),
  ])
}
