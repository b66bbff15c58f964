import { run as runCalendar } from '#libs/business-calendar/bench.ts'
import { run as runForecast } from '#libs/forecast/bench.ts'
import { run as runMasking } from '#libs/masking/bench.ts'
import { run as runPromises } from '#libs/promise-clock/bench.ts'
import { run as runQueueing } from '#libs/queueing/bench.ts'
import { type BenchOptions, type Row, rowOf } from './report.ts'

/** What the pure libraries do by themselves: for spotting a change that made one slow. */
export async function run(options: BenchOptions): Promise<Row[]> {
  const rows: Row[] = []
  for (const [part, measure] of [
    ['business-calendar', runCalendar],
    ['promise-clock', runPromises],
    ['forecast', () => runForecast()],
    ['queueing', () => runQueueing()],
  ] as const) {
    options.onProgress(`libs: ${part}`)
    for (const { name, opsPerSecond } of measure()) rows.push(rowOf(part, name, 'per s', [opsPerSecond]))
  }
  options.onProgress('libs: masking')
  for (const { name, value, unit } of runMasking()) rows.push(rowOf('masking', name, unit, [value]))
  return rows
}
