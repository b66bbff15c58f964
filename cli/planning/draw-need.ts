import { drawLineChart } from '#libs/line-chart/line-chart.ts'
import type { NeedRow } from '#libs/workforce-files/need-file.ts'

/** Agents needed on the queue and people to schedule, closed hours left out. */
export function drawNeed(rows: readonly NeedRow[]): string {
  const dateOf = (row: NeedRow | undefined) => row?.start.slice(0, 10)
  const marks = rows.flatMap((row, at) =>
    dateOf(rows[at - 1]) === dateOf(row) ? [] : [{ at, label: row.start.slice(5, 10) }],
  )
  const every = Math.ceil(marks.length / 14)
  return drawLineChart({
    title: `Agents needed, ${dateOf(rows[0])} to ${dateOf(rows.at(-1))}`,
    unit: 'agents',
    lines: [
      { name: 'on the queue', values: rows.map(({ need }) => need) },
      { name: 'with shrinkage', values: rows.map(({ scheduled }) => scheduled) },
    ],
    marks: marks.filter((_, n) => n % every === 0),
  })
}
