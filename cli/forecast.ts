import { weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { fit as fitModel } from '#libs/forecast/model.ts'
import { type ForecastRow, LEVELS, predict } from '#libs/forecast/predict.ts'
import type { LineChart } from '#libs/line-chart/line-chart.ts'
import { writeForecastFile } from '#libs/workforce-files/forecast-file.ts'
import { daysOption, minutesOption } from './planning/measures.ts'
import { calibrationFor, describePast, readPast } from './planning/read-past.ts'
import { writeWhole } from './support/files.ts'
import { readOptions, required } from './support/options.ts'
import { marksOf, plot, plotOption } from './support/plots.ts'
import { InputFault, type Terminal, type Verb } from './support/terminal.ts'

const HELP = `npm run -s yinuo -- forecast --history FILE --horizon 7d --out FILE [options]

How many calls will come, interval by interval, after the last date of a history.

  --history FILE   counts or single calls, CSV, plain or gzip (docs/workforce-files.md)
  --interval 30m   length of the intervals foretold: 5m, 15m, 30m, 1h (default 30m)
  --horizon 7d     days or weeks foretold (default 7d)
  --closed FILE    dates on which the centre was or will be closed, one a line
  --zone ZONE      zone of the wall clock of the file, as Asia/Shanghai (default: a clock that is never changed)
  --out FILE       CSV: start,calls,p2.5,p10,p50,p90,p97.5
  --plot FILE      SVG of the forecast with its 80 % interval
  --json           print a report as JSON
  --help           show this`

export const verb: Verb = { summary: 'Calls to come, with quantiles, from a history.', help: HELP, run }

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const options = readOptions(args, {
    history: { type: 'string' },
    interval: { type: 'string', default: '30m' },
    horizon: { type: 'string', default: '7d' },
    closed: { type: 'string' },
    zone: { type: 'string' },
    out: { type: 'string' },
    plot: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const path = required(options.history, 'history', 'the file of the past')
  const out = required(options.out, 'out', 'the file to write')
  const plotPath = plotOption(options.plot)
  const intervalMinutes = minutesOption(options.interval, 'interval')
  const days = daysOption(options.horizon, 'horizon')
  const past = readPast({ history: path, closed: options.closed, zone: options.zone, intervalMinutes }, terminal)
  const fitted = fitModel(past.series, past.calendar, { intervalMinutes, calibration: calibrationFor(days) })
  if (!fitted.ok) throw new InputFault(`${path} has no counted day: give a history with calls`)
  const { rows } = predict(fitted.model, { days })
  if (rows.length === 0)
    throw new InputFault(
      `The centre is closed on every day of the next ${options.horizon}: give a longer --horizon or look at --closed`,
    )
  writeWhole(out, writeForecastFile(LEVELS, rows))
  plot(plotPath, () => chartOf(rows, intervalMinutes))
  const { noise, method, historyEnds } = fitted.model
  const calls = rows.reduce((sum, { mean }) => sum + mean, 0)
  if (options.json) {
    const report = {
      history: describePast(path, past),
      method,
      intervalMinutes,
      from: historyEnds,
      horizonDays: days,
      intervals: rows.length,
      calls,
      quantiles: LEVELS,
      quantilesFrom: noise.basis,
      out,
      plot: plotPath ?? null,
    }
    terminal.print(JSON.stringify(report, null, 2))
  } else {
    const told =
      noise.basis === 'assumed'
        ? '; the history is too short to learn how sure that is, so a spread of 20 % is assumed'
        : ''
    terminal.print(
      `${out}: ${rows.length} intervals of ${intervalMinutes} minutes from ${historyEnds}, ${Math.round(calls)} calls${told}`,
    )
  }
}

/** Days stand side by side, closed hours left out. */
function chartOf(rows: readonly ForecastRow[], intervalMinutes: number): LineChart {
  const quantile = (level: number) => rows.map(({ quantiles }) => quantiles[LEVELS.indexOf(level)] ?? null)
  return {
    title: `Calls foretold, ${rows[0]?.date} to ${rows.at(-1)?.date}`,
    unit: `calls per ${intervalMinutes} minutes`,
    lines: [{ name: 'forecast', values: rows.map(({ mean }) => mean) }],
    band: { name: '80 % of counts lie here', low: quantile(0.1), high: quantile(0.9) },
    marks: marksOf(
      rows.map(({ date }) => date),
      (date) => `${weekdayOf(date).slice(0, 3)} ${date.slice(5)}`,
    ),
  }
}
