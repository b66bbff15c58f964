import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { openBank, openRoundTheClock, percent, weekScore } from './forecast-scores.ts'

/** Row 5: counts inside the 80 % and 95 % intervals. */
export function run(options: BenchOptions): Row[] {
  const [bank, clock] = [openBank(options), openRoundTheClock(options)]
  const cases = [
    ...(bank ? [30, 15, 5].map((minutes) => ({ bank, minutes })) : []),
    ...(clock ? [{ bank: clock, minutes: 30 }] : []),
  ]
  return cases.flatMap(({ bank: measured, minutes }) => {
    const { coverage80, coverage95 } = weekScore(measured, 'ensemble', minutes)
    return [
      { aim: 0.8, share: coverage80 },
      { aim: 0.95, share: coverage95 },
    ].map(({ aim, share }) => {
      const name = `${measured.name}, ${minutes} min: the ${100 * aim} % interval holds ${percent(share)} %, off by`
      const row = rowOf('workforce', name, 'points', [percent(Math.abs(share - aim))], { atMost: 5 })
      return { ...row, moonshot: '<= 2' }
    })
  })
}
