import type { BenchOptions, Row } from '../report.ts'
import { makeCentreWeek } from './centre-week.ts'
import { recordedWeek } from './recorded-week.ts'
import { gapRow, measureWeek, violationRow } from './week-row.ts'

/** 5,000 agents, the most that others take into one unit. */
export function run({ secondsGiven = 40, seed, data, onProgress }: BenchOptions): readonly Row[] {
  const shape = recordedWeek(data)
  const problem = makeCentreWeek({ people: 5000, seed, tightness: 0.998, isNamed: false, shape })
  const week = measureWeek(problem, secondsGiven, seed, onProgress)
  const name = '5,000 agents, a week'
  const row = gapRow(name, [week.result.gap], [week], 0.05, '0.005 in 40 CPU s')
  return [{ ...row, anchor: 0.002 }, violationRow(name, [week])]
}
