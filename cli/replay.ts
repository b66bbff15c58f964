import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { endOf, type Series } from '#libs/forecast/series.ts'
import type { LineChart } from '#libs/line-chart/line-chart.ts'
import { readDemand } from '#libs/replay/read-demand.ts'
import { type Replay, replay } from '#libs/replay/replay.ts'
import { type CallRecord, readCallRecords } from '#libs/workforce-files/call-records.ts'
import { inLines, readCsv } from '#libs/workforce-files/csv.ts'
import { daysOption, serviceLevelOption } from './planning/measures.ts'
import { readDates } from './planning/read-past.ts'
import { refusing } from './planning/refusing.ts'
import { readText } from './support/files.ts'
import { numberOption, readOptions, required } from './support/options.ts'
import { marksOf, plot, plotOption } from './support/plots.ts'
import { InputFault, type Terminal, type Verb } from './support/terminal.ts'

const HELP = `npm run -s yinuo -- replay --calls FILE [--calls FILE …] [options]

The whole chain on real calls: forecast, need, roster, and the days as they would have gone. The last weeks are planned one
by one from the days before each; then the calls that really came are played through the roster, each with its own
handle time and patience.

  --calls FILE     single calls, CSV, plain or gzip (docs/workforce-files.md); several files are one record
  --last 2w        the weeks at the end to plan and play (default 2w, or 1w of a record shorter than four weeks)
  --target 80/20   80 % answered within 20 seconds, abandoned calls counting as missed (default 80/20)
  --closed FILE    dates on which the centre was closed, one a line
  --seed N         for what nobody saw: how long answered callers would have waited (default 1)
  --plot FILE      SVG of the days: foretold, came, and answered in time
  --json           print a report as JSON
  --help           show this`

export const verb: Verb = {
  summary: 'Plans past weeks unseen and plays their real calls through the plan.',
  help: HELP,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const options = readOptions(args, {
    calls: { type: 'string', multiple: true },
    last: { type: 'string' },
    target: { type: 'string', default: '80/20' },
    closed: { type: 'string' },
    seed: { type: 'string', default: '1' },
    plot: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const paths = options.calls ?? []
  required(paths[0], 'calls', 'a file of single calls')
  const target = serviceLevelOption(options.target)
  const plotPath = plotOption(options.plot)
  const seed = numberOption(options.seed, 'seed', { least: 0, most: 2_147_483_647, isWhole: true })
  const closed = options.closed === undefined ? undefined : readDates(options.closed)
  const files = paths.map(openCalls)
  const read = readDemand(
    files.flatMap(({ calls }) => calls),
    closed,
  )
  if (!read.ok) throw new InputFault(`${paths.join(', ')} cannot be used:\n${inLines(read.faults)}`)
  const { demand, series } = read
  const to = endOf(series)
  const from = addDaysToDate(to, -lastOf(options.last, series))
  terminal.progress(`Planning ${from} to ${addDaysToDate(to, -1)}, week by week, from the days before`)
  const result = refusing(() => replay(series, demand.contacts, { target, from, to, seed, closed }))
  plot(plotPath, () => chartOf(result, target.share))
  const left = { phantoms: files.reduce((sum, { phantoms }) => sum + phantoms, 0), ...leftOut(demand) }
  const missing = series.days.flatMap(({ date, status }) => (status === 'missing' ? [date] : []))
  const report = {
    calls: {
      files: paths,
      from: series.days[0]?.date,
      to: addDaysToDate(to, -1),
      contacts: demand.contacts.length,
      leftOut: left,
      daysWithoutCalls: missing,
    },
    seed,
    unseen: { from, to: addDaysToDate(to, -1) },
    target,
    serviceLevel: result.reached.serviceLevel,
    pointsOffTarget: 100 * (result.reached.serviceLevel - target.share),
    abandonment: result.reached.abandonment,
    occupancy: result.reached.occupancy,
    ...hoursOf(result),
    ...result,
  }
  if (options.json) terminal.print(JSON.stringify(report, null, 2))
  else for (const line of inWords(result, target.share)) terminal.print(line)
}

const leftOut = ({
  leftInMenu,
  withoutServiceTime,
}: {
  readonly leftInMenu: number
  readonly withoutServiceTime: number
}) => ({
  leftInMenu,
  withoutServiceTime,
})

function openCalls(path: string): { readonly calls: readonly CallRecord[]; readonly phantoms: number } {
  const read = readCallRecords(readCsv(readText(path)), 'fate')
  if (!read.ok) throw new InputFault(`${path} cannot be used:\n${inLines(read.faults)}`)
  return read
}

/** At least two weeks to learn from have to stay before the days replayed. */
function lastOf(text: string | undefined, series: Series): number {
  const last = text === undefined ? (series.days.length < 28 ? 7 : 14) : daysOption(text, 'last')
  if (series.days.length >= last + 14) return last
  throw new InputFault(
    `The calls span ${series.days.length} days; to plan the last ${last} it takes two weeks before them: give a shorter --last or more --calls`,
  )
}

function hoursOf({ stretches }: Replay) {
  const sum = (hours: (plan: Replay['stretches'][number]['plan']) => number) =>
    stretches.reduce((total, { plan }) => total + hours(plan), 0)
  return {
    staffedHours: sum(({ staffedHours }) => staffedHours),
    leastHours: sum(({ leastHours }) => leastHours),
    paidHours: sum(({ paidHours }) => paidHours),
  }
}

/** Day by day: the plan, what came, and what of it was answered in time. */
function chartOf({ stretches, reached }: Replay, share: number): LineChart {
  const days = stretches.flatMap((stretch) => stretch.days)
  const dates = days.map(({ date }) => date)
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  return {
    title: `${dates[0]} to ${dates.at(-1)}, replayed: ${percent(reached.serviceLevel)} in time, ${percent(share)} asked`,
    unit: 'calls a day',
    lines: [
      { name: 'came', values: days.map(({ offered }) => offered) },
      { name: 'foretold', values: days.map(({ foretold }) => foretold) },
      { name: 'answered in time', values: days.map(({ offered, serviceLevel }) => offered * serviceLevel) },
    ],
    marks: marksOf(dates, (date) => date.slice(5)),
  }
}

function inWords(result: Replay, share: number): string[] {
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  const { staffedHours, leastHours } = hoursOf(result)
  const { reached, asItWas } = result
  return [
    ...result.stretches.flatMap(({ days }) =>
      days.map(
        ({ date, foretold, offered, serviceLevel, abandonment, occupancy }) =>
          `${date}  foretold ${Math.round(foretold)}, came ${offered}, in time ${percent(serviceLevel)}, abandoned ${percent(abandonment)}, occupancy ${percent(occupancy)}`,
      ),
    ),
    `Service level ${percent(reached.serviceLevel)} where ${percent(share)} was asked; it was ${percent(asItWas.serviceLevel)}`,
    `Abandoned ${percent(reached.abandonment)}; it was ${percent(asItWas.abandonment)}. Occupancy ${percent(reached.occupancy)}`,
    `${Math.round(staffedHours)} hours on line; no roster reaches the target on this forecast with fewer than ${Math.round(leastHours)}`,
  ]
}
