import { backtestUpdates } from '#libs/forecast/backtest.ts'
import { timeOfSlot } from '#libs/forecast/series.ts'
import type { BenchOptions, Row } from '../report.ts'
import { errorRow, morningsOf, openBank, percent, weekOptions } from './forecast-scores.ts'

/** Row 3: what of the day is left, foretold anew from how it began. Anchor is no update, floor the true level of the rest. */
export function run(options: BenchOptions): Row[] {
  const bank = openBank(options)
  if (!bank) return []
  const shared = { ...weekOptions(bank, 30), slots: [18, 22, 26, 30] }
  const nightly = { ...shared, origins: morningsOf(bank), horizonDays: 1, calibration: { origins: 60, horizonDays: 1 } }
  return [
    { name: 'planned a week ahead', scores: backtestUpdates(bank.series, bank.calendar, shared) },
    { name: 'planned that morning', scores: backtestUpdates(bank.series, bank.calendar, nightly) },
  ].flatMap(({ name, scores }) =>
    scores.map(({ slot, noUpdate, rawRatio, learned, share, trueLevel }) => {
      const told = `believing ${share.toFixed(2)}, the raw ratio would give ${percent(rawRatio)}`
      const aim = slot === 22 && name.endsWith('ahead') ? { atMost: 4.3, moonshot: 4 } : {}
      return errorRow(`bank, rest of day from ${timeOfSlot(slot, 30)}, ${name}; ${told}`, learned, {
        ...aim,
        anchor: percent(noUpdate),
        floor: trueLevel,
      })
    }),
  )
}
