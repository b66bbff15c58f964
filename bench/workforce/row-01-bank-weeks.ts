import type { MethodName } from '#libs/forecast/methods/method.ts'
import type { BenchOptions, Row } from '../report.ts'
import { errorRow, openBank, percent, weekScore } from './forecast-scores.ts'

/** WAPE in %, 30 minutes, the same weeks, by an independent implementation. */
const ANCHORS: readonly (readonly [MethodName, number])[] = [
  ['last-week', 8.47],
  ['mean-4', 7.31],
  ['mean-6', 7.03],
  ['mean-all', 6.13],
  ['median-6', 6.37],
  ['weekday-totals', 6.76],
  ['calendar-totals', 5.2],
  ['low-rank', 5.13],
  ['harmonic', 4.84],
]

/** Row 1: a bank's weekdays, a week ahead. The aims were set for four later weeks, which are harder. */
export function run(options: BenchOptions): Row[] {
  const bank = openBank(options)
  if (!bank) return []
  const rows = ANCHORS.map(([method, anchor]) => {
    const { wape, poissonFloor, cpuSeconds } = weekScore(bank, method, 30)
    return errorRow(`bank, 30 min, a week ahead: ${method}`, wape, { anchor, floor: poissonFloor, cpuSeconds })
  })
  const aims = [
    { minutes: 30, atMost: 5.4, moonshot: 5, anchor: 4.91 },
    { minutes: 15, atMost: 6, moonshot: 5.6 },
    { minutes: 5, atMost: 7.6, moonshot: 7.2 },
  ]
  for (const { minutes, anchor, ...aim } of aims) {
    const { wape, poissonFloor, cpuSeconds } = weekScore(bank, 'ensemble', minutes)
    rows.push(
      errorRow(`bank, ${minutes} min, a week ahead: ensemble`, wape, {
        ...aim,
        anchor: anchor ?? percent(weekScore(bank, 'mean-all', minutes).wape),
        floor: poissonFloor,
        cpuSeconds,
      }),
    )
  }
  return rows
}
