import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { endOf } from '#libs/forecast/series.ts'
import { readDemand } from '#libs/replay/read-demand.ts'
import { replay } from '#libs/replay/replay.ts'
import { readCallRecords } from '#libs/workforce-files/call-records.ts'
import { readCsv } from '#libs/workforce-files/csv.ts'
import { readText } from '../../cli/support/files.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { cpuSeconds } from './workforce.ts'

/** Months of calls of which each has its last two weeks planned unseen, week by week. */
const FILES = ['anonymous_bank_calls_1999-01.csv.gz', 'anonymous_bank_calls_1999-02.csv.gz']
const TARGET = { share: 0.8, thresholdSeconds: 20 }
const DAYS = 14

/** Row 14: forecast, need, shifts, and the real calls played through them. Anchor is the service level there was. */
export function run({ data, seed, onProgress }: BenchOptions): Row[] {
  const paths = FILES.map((name) => join(data ?? '', name)).filter((path) => data !== undefined && existsSync(path))
  if (paths.length === 0) onProgress('  needs anonymous_bank_calls_1999-01 or -02 in --data DIR; left out')
  return paths.flatMap((path) => {
    const from = cpuSeconds()
    const records = readCallRecords(readCsv(readText(path)), 'fate')
    const known = records.ok ? readDemand(records.calls) : records
    if (!known.ok) throw new Error(`${path}: ${known.faults[0]?.problem}`)
    const to = endOf(known.series)
    const { reached, asItWas, stretches } = replay(known.series, known.demand.contacts, {
      target: TARGET,
      from: addDaysToDate(to, -DAYS),
      to,
      seed,
    })
    const sum = (hours: (plan: (typeof stretches)[number]['plan']) => number) =>
      Math.round(stretches.reduce((total, { plan }) => total + hours(plan), 0))
    const points = 100 * (reached.serviceLevel - TARGET.share)
    const month = path.slice(-14, -7)
    const off = rowOf(
      'workforce',
      `${month}, two weeks replayed: ${(100 * reached.serviceLevel).toFixed(1)} % in 20 s where 80 was asked, off by`,
      'points',
      [Math.abs(points)],
    )
    const hours = rowOf('workforce', `${month}, hours on line, beside the least for the target`, 'hours', [
      sum(({ staffedHours }) => staffedHours),
    ])
    return [
      {
        ...off,
        moonshot: '<= 3',
        anchor: Math.round(1000 * Math.abs(asItWas.serviceLevel - TARGET.share)) / 10,
        cpuSeconds: Math.round(10 * (cpuSeconds() - from)) / 10,
      },
      { ...hours, floor: sum(({ leastHours }) => leastHours) },
    ]
  })
}
