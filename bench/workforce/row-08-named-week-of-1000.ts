import { priceBound } from '#libs/rostering/lower-bound.ts'
import type { RosterProblem } from '#libs/rostering/model.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { makeCentreWeek } from './centre-week.ts'
import { recordedWeek } from './recorded-week.ts'
import { gapRow, measureWeek, type Solved, violationRow } from './week-row.ts'

const NAME = '1,000 named agents, a week'

/** As long as the floor of the aim allows, where `--seconds` does not say; the moonshot allows 40. */
const SECONDS = 60

/**
 * 1,000 agents with leave, wished days off and wished starts. The gap is that of the whole cost, wishes in it, to a bound
 * that sees them too; beside it the gap of coverage alone, wishes refused, and how far starts lie from what was wished.
 */
export function run({ secondsGiven = SECONDS, seed, data, onProgress }: BenchOptions): readonly Row[] {
  const problem = makeCentreWeek({ people: 1000, seed, tightness: 0.998, isNamed: true, shape: recordedWeek(data) })
  const week = measureWeek(problem, secondsGiven, seed, onProgress)
  onProgress('  the bound by prices')
  const { cost, bound } = week.result
  const priced = priceBound(problem, { rounds: 150 })
  const gapOf = (above: number) => Math.max(0, above) / week.work
  const { refused, hours } = wishesOf(problem, week.result)
  return [
    gapRow(`${NAME}: whole cost`, [gapOf(cost.total - priced.total)], [week], 0.1, '0.01 in 40 CPU s'),
    gapRow(`${NAME}: coverage alone`, [gapOf(cost.coverage - bound.total)], [week], 0.1, '0.01 in 40 CPU s'),
    violationRow(NAME, [week]),
    { ...rowOf('workforce', `${NAME}: wished days off worked`, '', [refused]), anchor: 414 },
    { ...rowOf('workforce', `${NAME}: starts off the wish`, 'h', [hours]), anchor: 2.3 },
  ]
}

function wishesOf({ people, horizon }: RosterProblem, { roster }: Solved) {
  const daysOf = new Map<string, Map<number, number>>()
  for (const { personId, day, startSlot } of roster.shifts) {
    const days = daysOf.get(personId) ?? new Map<number, number>()
    daysOf.set(personId, days.set(day, (startSlot % 96) / 4))
  }
  let refused = 0
  let hours = 0
  let starts = 0
  for (const { id, wishes = [] } of people) {
    const days = daysOf.get(id) ?? new Map<number, number>()
    for (const wish of wishes) {
      if (wish.kind === 'day-off') {
        const day = Math.round((Date.parse(wish.date) - Date.parse(horizon.from)) / 86_400_000)
        if (days.has(day)) refused += 1
        continue
      }
      const wished = Number(wish.from.slice(0, 2)) + Number(wish.from.slice(3)) / 60
      for (const start of days.values()) {
        const apart = Math.abs(start - wished)
        hours += Math.min(apart, 24 - apart)
        starts += 1
      }
    }
  }
  return { refused, hours: Math.round((100 * hours) / Math.max(1, starts)) / 100 }
}
