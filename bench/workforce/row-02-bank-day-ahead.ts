import { backtest } from '#libs/forecast/backtest.ts'
import type { BenchOptions, Row } from '../report.ts'
import { errorRow, morningsOf, openBank, percent, weekOptions } from './forecast-scores.ts'
import { cpuSeconds } from './workforce.ts'

/** Row 2: the same bank, foretold anew each morning. */
export function run(options: BenchOptions): Row[] {
  const bank = openBank(options)
  if (!bank) return []
  const from = cpuSeconds()
  const [plain, ours] = backtest(bank.series, bank.calendar, {
    ...weekOptions(bank, 30),
    origins: morningsOf(bank),
    horizonDays: 1,
    calibration: { origins: 60, horizonDays: 1 },
    methods: ['mean-4', 'ensemble'],
  })
  if (!plain || !ours) return []
  const beside = { anchor: percent(plain.wape), floor: ours.poissonFloor, cpuSeconds: cpuSeconds() - from }
  return [errorRow('bank, 30 min, a day ahead: ensemble', ours.wape, { ...beside, atMost: 5, moonshot: 4.7 })]
}
