import { checkRoster } from '#libs/rostering/check-roster.ts'

import type { RosterProblem } from '#libs/rostering/model.ts'
import { agentSlotsNeeded, type SolveResult, solveRoster } from '#libs/rostering/solve-roster.ts'
import { type Row, rowOf } from '../report.ts'
import { cpuSeconds } from './workforce.ts'

export type Solved = Extract<SolveResult, { ok: true }>

export interface MeasuredWeek {
  readonly result: Solved
  readonly work: number
  readonly cpuSeconds: number
  readonly violations: number
}

/** Rosters a week within so many CPU seconds and has the checker look at it. */
export function measureWeek(
  problem: RosterProblem,
  seconds: number,
  seed: number,
  tell: (line: string) => void,
): MeasuredWeek {
  const startedAt = cpuSeconds()
  let told = 0
  const result = solveRoster(problem, {
    seed,
    budgetUsed: () => (cpuSeconds() - startedAt) / seconds,
    onProgress: ({ budgetUsed, cost, bound, gap }) => {
      if (budgetUsed < told) return
      told = budgetUsed + 0.2
      tell(
        `  ${Math.round(100 * budgetUsed)} % cost ${cost.toFixed(2)}, bound ${bound.toFixed(2)}, gap ${percentOf(gap)} %`,
      )
    },
  })
  if (!result.ok) throw new Error(`no legal plan for ${result.personIds.slice(0, 5).join(', ')}`)
  return {
    result,
    work: agentSlotsNeeded(problem),
    cpuSeconds: cpuSeconds() - startedAt,
    violations: checkRoster(problem, result.roster).length,
  }
}

export const percentOf = (share: number) => (100 * share).toFixed(4)

/** Several seeds of one kind of week as one row: gap to the bound as a share of the work. */
export function gapRow(
  name: string,
  gaps: readonly number[],
  weeks: readonly MeasuredWeek[],
  strong: number,
  moonshot: string,
): Row {
  return {
    ...rowOf(
      'workforce',
      name,
      '% gap/work',
      gaps.map((gap) => Math.round(gap * 1e6) / 1e4),
      { atMost: strong },
    ),
    cpuSeconds: Math.max(...weeks.map((week) => week.cpuSeconds)),
    moonshot,
  }
}

export function violationRow(name: string, weeks: readonly MeasuredWeek[]): Row {
  return rowOf('workforce', `${name}: rules broken`, '', [Math.max(...weeks.map(({ violations }) => violations))], {
    atMost: 0,
  })
}
