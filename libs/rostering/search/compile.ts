import { type HorizonGrid, layOut } from '../horizon.ts'
import { type Costs, type RosterProblem, USUAL_COSTS } from '../model.ts'
import { type CompiledPerson, createPersonCompiler } from './person.ts'

/** A problem in the form in which the search reads it; its faults are looked for elsewhere. */
export interface CompiledProblem {
  readonly problem: RosterProblem
  readonly grid: HorizonGrid
  readonly costs: Costs
  readonly people: readonly CompiledPerson[]
  readonly skillSets: readonly (readonly number[])[]
  readonly width: number
  readonly longestSpan: number
  readonly longestRest: number
  readonly breaksPerShift: number
}

export function compileProblem(problem: RosterProblem): CompiledProblem {
  const grid = layOut(problem.horizon)
  const costs = { ...USUAL_COSTS, ...problem.costs }
  const compiler = createPersonCompiler(problem, grid, costs)
  const people = problem.people.map(compiler.compile)
  const shifts = problem.contracts.flatMap((contract) => contract.shifts)
  const spans = shifts.map(({ spanSeconds }) => spanSeconds / grid.slotSeconds)
  const longestSpan = Math.max(1, ...spans)
  const needed = problem.needs[0]?.required.length ?? 0
  const mayRunPastEnd = problem.mayRunPastEnd ?? true
  let longestRest = 0
  for (const automaton of new Set(people.map((person) => person.automaton))) {
    for (const { rest } of automaton.layers) for (const each of rest) longestRest = Math.max(longestRest, each)
  }
  return {
    problem,
    grid,
    costs,
    people,
    skillSets: compiler.skillSets,
    width: Math.min(grid.wallSecond.length, Math.max(needed, mayRunPastEnd ? grid.slots + longestSpan : grid.slots)),
    longestSpan,
    longestRest,
    breaksPerShift: Math.max(1, ...shifts.map(({ breaks }) => breaks.length)),
  }
}
