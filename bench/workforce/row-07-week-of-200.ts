import type { BenchOptions, Row } from '../report.ts'
import { makeCentreWeek } from './centre-week.ts'
import { recordedWeek } from './recorded-week.ts'
import { gapRow, measureWeek, violationRow } from './week-row.ts'

/** 200 agents, a week of quarter-hours, two skills: three made-up weeks. */
export function run({ secondsGiven = 5, seed, data, onProgress }: BenchOptions): readonly Row[] {
  const shape = recordedWeek(data)
  const weeks = [0, 1, 2].map((more) => {
    const problem = makeCentreWeek({ people: 200, seed: seed + more, tightness: 0.998, isNamed: false, shape })
    return measureWeek(problem, secondsGiven, seed, onProgress)
  })
  const name = '200 agents, a week'
  const row = gapRow(
    name,
    weeks.map(({ result }) => result.gap),
    weeks,
    0.1,
    '0.02 in 5 CPU s',
  )
  return [{ ...row, anchor: 0.022 }, violationRow(name, weeks)]
}
