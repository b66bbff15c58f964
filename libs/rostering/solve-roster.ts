import { type Bound, capacityBound } from './lower-bound.ts'
import type { PlannedBreak, PlannedShift, Roster, RosterProblem } from './model.ts'
import { requireProblem } from './problem-faults.ts'
import { createSearch, type Search } from './search/anneal.ts'
import type { Plan } from './search/best-response.ts'
import { type CompiledProblem, compileProblem } from './search/compile.ts'
import type { CompiledPerson } from './search/person.ts'

/**
 * How long to search. The library reads no clock: it is told.
 * @property seed the same seed and iterations give the same roster
 * @property iterations plans made anew; one takes about 50 µs for a week of quarter-hours
 * @property budgetUsed share of the time that is used up, 0..1; asked now and then, and 1 ends the search. Either this or
 *   `iterations`, or both
 * @property shouldStop asked now and then; true ends the search at once
 * @property onProgress told about a hundred times
 */
export interface SolveOptions {
  readonly seed: number
  readonly iterations?: number
  readonly budgetUsed?: () => number
  readonly shouldStop?: () => boolean
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly iterations: number
  /** 0..1. */
  readonly budgetUsed: number
  readonly cost: number
  readonly bound: number
  readonly gap: number
}

/**
 * What a roster costs, in agent-slots missing (`Costs`).
 * @property coverage lack and surplus, at the best split of people with several skills
 * @property floors people missing at floors
 * @property shares people of a mark beyond its share
 * @property people wishes refused, starts outside the hours wished, fairness
 */
export interface CostParts {
  readonly coverage: number
  readonly floors: number
  readonly shares: number
  readonly people: number
  readonly total: number
}

/** @property gap cost above the bound as a share of all agent-slots needed */
export type SolveResult =
  | {
      readonly ok: true
      readonly roster: Roster
      readonly cost: CostParts
      readonly bound: Bound
      readonly gap: number
      readonly iterations: number
      readonly trace: readonly Progress[]
    }
  /** People whom the rules, leave and locks leave no legal plan; `explainPerson` tells why. */
  | { readonly ok: false; readonly refusal: 'no-legal-plan'; readonly personIds: readonly string[] }

/** Noise on the gains falls from the first to the last, in equal ratios. */
const FIRST_NOISE = 0.5
const LAST_NOISE = 0.005
/** From here on, nothing is accepted that costs more. */
const QUIET_FROM = 0.97
const LOOK_EVERY = 64

/**
 * A roster of named people with their breaks, near the least cost and legal whenever it is stopped.
 *
 * One person after another is taken out and given the best of all legal plans under the gains that the others leave,
 * with noise on the gains that falls over the budget.
 * @throws RangeError when the problem is not well formed; the message names every fault
 */
export function solveRoster(problem: RosterProblem, options: SolveOptions): SolveResult {
  requireProblem(problem)
  const { iterations, budgetUsed, shouldStop, onProgress } = options
  if (iterations === undefined && budgetUsed === undefined) {
    throw new RangeError('give iterations, or budgetUsed, or both: without them the search would not end')
  }
  const compiled = compileProblem(problem)
  const search = createSearch(compiled, options.seed)
  if (search.stuck.length > 0) {
    const personIds = search.stuck.map((place) => compiled.people[place]?.person.id ?? '')
    return { ok: false, refusal: 'no-legal-plan', personIds }
  }
  const bound = capacityBound(compiled)
  const work = agentSlotsNeeded(problem)
  const gapOf = (cost: number) => (work > 0 ? Math.max(0, cost - bound.total) / work : 0)
  const trace: Progress[] = []
  let done = 0
  let nextTold = 0
  search.note()
  for (;;) {
    const used = Math.max(iterations === undefined ? 0 : done / Math.max(1, iterations), budgetUsed?.() ?? 0)
    if (used >= nextTold || used >= 1) {
      nextTold = used + 0.01
      search.note()
      const cost = search.cost()
      const progress = { iterations: done, budgetUsed: Math.min(1, used), cost, bound: bound.total, gap: gapOf(cost) }
      trace.push(progress)
      onProgress?.(progress)
    }
    if (used >= 1 || shouldStop?.() || search.cost() <= bound.total + 1e-9) break
    const amplitude = used >= QUIET_FROM ? 0 : FIRST_NOISE * (LAST_NOISE / FIRST_NOISE) ** (used / QUIET_FROM)
    const steps = iterations === undefined ? LOOK_EVERY : Math.min(LOOK_EVERY, iterations - done)
    for (let i = 0; i < steps; i += 1) search.step(amplitude)
    done += steps
  }
  search.recall()
  const cost = partsOf(search)
  return { ok: true, roster: rosterOf(compiled, search), cost, bound, gap: gapOf(cost.total), iterations: done, trace }
}

export function agentSlotsNeeded({ needs }: Pick<RosterProblem, 'needs'>): number {
  let sum = 0
  for (const { required } of needs) for (const each of required) sum += each
  return sum
}

function partsOf(search: Search): CostParts {
  const floors = search.world.floorCost()
  const shares = search.world.shareCost()
  const people = search.ownCosts()
  const total = search.world.cost() + people
  return { coverage: total - floors - shares - people, floors, shares, people, total }
}

function rosterOf({ people, grid, breaksPerShift }: CompiledProblem, { plans }: Search): Roster {
  const shifts = people.flatMap((person, place) => {
    const plan = plans[place]
    return plan ? Array.from({ length: grid.days }, (_, day) => shiftOf(person, plan, day, breaksPerShift)) : []
  })
  return { shifts: shifts.filter((shift) => shift !== null) }
}

function shiftOf(person: CompiledPerson, plan: Plan, day: number, breaksPerShift: number): PlannedShift | null {
  const shift = person.profile.classes[plan.shiftClass[day] ?? -1]
  if (!shift) return null
  const startSlot = plan.start[day] ?? 0
  const breaks = shift.kind.breaks.map(({ slots, isPaid }, index): PlannedBreak => {
    return { slot: startSlot + (plan.breaks[day * breaksPerShift + index] ?? 0), slots, isPaid }
  })
  const { kind, span } = shift.kind
  return { personId: person.person.id, day, kindId: kind.id, startSlot, endSlot: startSlot + span, breaks }
}
