import { seededRandom } from '#libs/chance/seeded-random.ts'
import type { RosterProblem } from '#libs/rostering/model.ts'
import { replanDay, USUAL_MOVES } from '#libs/rostering/replan-day.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { makeCentreWeek } from './centre-week.ts'
import { recordedWeek } from './recorded-week.ts'
import { measureWeek } from './week-row.ts'
import { cpuSeconds } from './workforce.ts'

const NAME = '1,000 agents, 5 % absent at ten'
const DAY = 1
const NOW = DAY * 96 + 40

/** A Tuesday at 10:00: one in twenty of those rostered does not come. Beside it, the same day when everyone may be asked. */
export function run({ seed, data, onProgress }: BenchOptions): readonly Row[] {
  const problem = makeCentreWeek({ people: 1000, seed, tightness: 0.998, isNamed: true, shape: recordedWeek(data) })
  const { roster } = measureWeek(problem, 10, seed, onProgress).result
  const chance = seededRandom(seed + 1000)
  const absences = problem.people
    .filter(() => chance() < 0.05)
    .map(({ id }) => ({ personId: id, fromSlot: NOW, toSlot: (DAY + 1) * 96 }))
  const day = { problem: withOvertime(problem), roster, day: DAY, nowSlot: NOW, absences, moves: USUAL_MOVES }
  const runs = [0, 1, 2, 3, 4].map(() => {
    const startedAt = cpuSeconds()
    const result = replanDay({ ...day, mostTouchedShare: 0.05 })
    return { result, seconds: cpuSeconds() - startedAt }
  })
  const first = runs[0]
  if (!first) return []
  const { changes, onDuty, costBefore, costAfter } = first.result
  const startedAt = cpuSeconds()
  const all = replanDay({ ...day, mostTouchedShare: 1 })
  const allSeconds = cpuSeconds() - startedAt
  const saved = (cost: number) => Math.round((1000 * (costBefore - cost)) / costBefore) / 10
  return [
    {
      ...rowOf(
        'workforce',
        `${NAME}: day planned anew`,
        'CPU s',
        runs.map(({ seconds }) => seconds),
        { atMost: 2 },
      ),
      anchor: allSeconds,
      moonshot: '0.3 CPU s',
    },
    {
      ...rowOf('workforce', `${NAME}: people touched`, '% of those on duty', [(100 * changes.length) / onDuty], {
        atMost: 5,
      }),
      anchor: (100 * all.changes.length) / all.onDuty,
    },
    {
      ...rowOf('workforce', `${NAME}: cost of the rest of the day saved`, '%', [saved(costAfter)]),
      anchor: saved(all.costAfter),
    },
  ]
}

/** The contracts of the week say nothing of overtime; on the day two hours are allowed. */
function withOvertime(problem: RosterProblem): RosterProblem {
  const overtime = {
    id: 'overtime',
    source: 'bench',
    effectiveFrom: '2020-01-01',
    severity: 'hard',
    kind: 'overtime',
    maxDaySeconds: 7200,
    maxMonthSeconds: 36 * 3600,
    barredProtections: [],
  } as const
  return { ...problem, contracts: problem.contracts.map((each) => ({ ...each, rules: [...each.rules, overtime] })) }
}
