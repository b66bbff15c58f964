import { rateQuantiles } from '#libs/forecast/rate-quantiles.ts'
import { readQueue } from '#libs/queueing/erlang-a.ts'
import type { QueueLoad } from '#libs/queueing/queue-load.ts'
import { requiredAgents } from '#libs/queueing/required-agents.ts'
import { scheduledAgents } from '#libs/queueing/shrinkage.ts'
import type { Target } from '#libs/queueing/target.ts'
import { type Aim, withUncertainty } from '#libs/queueing/uncertain-load.ts'
import { inLines } from '#libs/workforce-files/csv.ts'
import { type ForecastFile, type ForecastFileRow, readForecastFile } from '#libs/workforce-files/forecast-file.ts'
import { type NeedRow, writeNeedFile } from '#libs/workforce-files/need-file.ts'
import { chartNeed } from './planning/chart-need.ts'
import { minutesOption, serviceLevelOption, shareOption } from './planning/measures.ts'
import { readText, writeWhole } from './support/files.ts'
import { numberOption, readOptions, required } from './support/options.ts'
import { plot, plotOption } from './support/plots.ts'
import { InputFault, type Terminal, type Verb } from './support/terminal.ts'

const HELP = `npm run -s yinuo -- staff --forecast FILE --aht 240 --patience 180 --target 80/20 --out FILE [options]

How many agents each interval of a forecast needs, by Erlang A, or by Erlang C where nobody hangs up.

  --forecast FILE    start,calls and any quantiles, as the forecast command writes them
  --aht S            mean handle time in seconds
  --patience S       mean seconds until a waiting caller would hang up; left out: nobody ever does (Erlang C)
  --target 80/20     80 % answered within 20 seconds, abandoned calls counting as missed
  --abandonment 5%   no more than this abandoned, besides
  --occupancy 85%    agents' time on calls no more than this, besides
  --minimum N        never fewer agents while open (default 0)
  --confidence 0.9   keep the target in this share of such intervals (default: on average over them; needs quantiles)
  --shrinkage 30%    paid time in which people are away; or planned+unplanned, as 20%+10%
  --interval 30m     length of an interval, where the rows do not tell
  --out FILE         CSV: start,calls,need,scheduled,service_level,abandonment,occupancy
  --plot FILE        SVG of the need
  --json             print a report as JSON
  --help             show this`

export const verb: Verb = { summary: 'Agents needed per interval of a forecast.', help: HELP, run }

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const options = readOptions(args, {
    forecast: { type: 'string' },
    aht: { type: 'string' },
    patience: { type: 'string' },
    target: { type: 'string' },
    abandonment: { type: 'string' },
    occupancy: { type: 'string' },
    minimum: { type: 'string', default: '0' },
    confidence: { type: 'string' },
    shrinkage: { type: 'string', default: '0' },
    interval: { type: 'string' },
    out: { type: 'string' },
    plot: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const path = required(options.forecast, 'forecast', 'the file of the forecast')
  const out = required(options.out, 'out', 'the file to write')
  const plotPath = plotOption(options.plot)
  const day = { least: 1, most: 86_400 }
  const handleSeconds = numberOption(required(options.aht, 'aht', 'the mean handle time in seconds'), 'aht', day)
  const patienceSeconds = options.patience === undefined ? null : numberOption(options.patience, 'patience', day)
  const serviceLevel = serviceLevelOption(required(options.target, 'target', 'a service level as 80/20'))
  const target: Target = {
    serviceLevel,
    minimumAgents: numberOption(options.minimum, 'minimum', { least: 0, most: 10_000, isWhole: true }),
    ...(options.abandonment === undefined ? {} : { abandonment: positiveShare(options.abandonment, 'abandonment') }),
    ...(options.occupancy === undefined ? {} : { occupancy: positiveShare(options.occupancy, 'occupancy') }),
  }
  const shrinkage = shrinkageOption(options.shrinkage)
  const forecast = openForecast(path, options.interval)
  const aim: Aim =
    options.confidence === undefined
      ? { kind: 'average' }
      : { kind: 'confidence', probability: positiveShare(options.confidence, 'confidence') }
  if (aim.kind === 'confidence' && forecast.levels.length === 0)
    throw new InputFault(`--confidence needs quantiles, and ${path} has none: leave it out, or forecast anew`)
  const perHour = 60 / forecast.intervalMinutes
  const loadOf = (calls: number): QueueLoad => ({ contactsPerHour: calls * perHour, handleSeconds, patienceSeconds })
  const rows = forecast.rows.map((row): NeedRow => {
    const need = needOf(row, forecast.levels, loadOf, target, aim)
    const load = loadOf(row.calls)
    const isStable = patienceSeconds !== null || load.contactsPerHour * handleSeconds < need * 3600
    const reading = isStable && need > 0 ? readQueue(need, load, serviceLevel) : null
    return {
      start: row.start,
      calls: row.calls,
      need,
      scheduled: scheduledAgents(need, shrinkage),
      serviceLevel: reading?.answeredInThreshold ?? null,
      abandonment: reading?.abandoned ?? null,
      occupancy: reading?.occupancy ?? null,
    }
  })
  writeWhole(out, writeNeedFile(rows))
  plot(plotPath, () => chartNeed(rows))
  const hours = (people: (row: NeedRow) => number) => rows.reduce((sum, row) => sum + people(row) / perHour, 0)
  const report = {
    forecast: path,
    intervalMinutes: forecast.intervalMinutes,
    formula: patienceSeconds === null ? 'erlang-c' : 'erlang-a',
    uncertainty: forecast.levels.length === 0 ? 'none' : aim.kind,
    intervals: rows.length,
    calls: rows.reduce((sum, { calls }) => sum + calls, 0),
    peakNeed: Math.max(...rows.map(({ need }) => need)),
    needHours: hours(({ need }) => need),
    scheduledHours: hours(({ scheduled }) => scheduled),
    out,
    plot: plotPath ?? null,
  }
  terminal.print(
    options.json
      ? JSON.stringify(report, null, 2)
      : `${out}: ${report.intervals} intervals, at most ${report.peakNeed} agents at once, ${Math.round(report.needHours)} agent hours, ${Math.round(report.scheduledHours)} with shrinkage`,
  )
}

/** With quantiles, the need of all the rates that may be; else that of the mean. */
function needOf(
  { calls, quantiles }: ForecastFileRow,
  levels: readonly number[],
  loadOf: (calls: number) => QueueLoad,
  target: Target,
  aim: Aim,
): number {
  if (levels.length === 0) return requiredAgents(loadOf(calls), target)
  const rates = rateQuantiles(calls, levels, quantiles)
  const cells = levels.map((probability, i) => ({ ...loadOf(rates[i] ?? calls), probability }))
  return withUncertainty(cells, target, aim)
}

function openForecast(path: string, interval: string | undefined): ForecastFile {
  const minutes = interval === undefined ? undefined : minutesOption(interval, 'interval')
  const read = readForecastFile(readText(path), minutes)
  if (!read.ok) throw new InputFault(`${path} cannot be used:\n${inLines(read.faults)}`)
  return read.forecast
}

/** `30%`, or `20%+10%` for planned and unplanned. */
function shrinkageOption(text: string) {
  const [planned = '0', unplanned = '0', ...more] = text.split('+')
  const shares = { planned: shareOption(planned, 'shrinkage'), unplanned: shareOption(unplanned, 'shrinkage') }
  if (more.length > 0 || shares.planned + shares.unplanned >= 1)
    throw new InputFault(`--shrinkage ${text}: give one or two shares below 1 in all, as 30% or 20%+10%`)
  return shares
}

function positiveShare(text: string, name: string): number {
  const share = shareOption(text, name)
  if (share > 0) return share
  throw new InputFault(`--${name} ${text}: give a share above 0, as 5% or 0.05`)
}
