import type { LineChart } from '#libs/line-chart/line-chart.ts'
import type { NeedRow } from '#libs/workforce-files/need-file.ts'
import { marksOf } from '../support/plots.ts'

/** Agents needed on the queue and people to schedule, closed hours left out. */
export function chartNeed(rows: readonly NeedRow[]): LineChart {
  const dates = rows.map(({ start }) => start.slice(0, 10))
  return {
    title: `Agents needed, ${dates[0]} to ${dates.at(-1)}`,
    unit: 'agents',
    lines: [
      { name: 'on the queue', values: rows.map(({ need }) => need) },
      { name: 'with shrinkage', values: rows.map(({ scheduled }) => scheduled) },
    ],
    marks: marksOf(dates, (date) => date.slice(5)),
  }
}
