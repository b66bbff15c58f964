import type { RosterProblem } from './model.ts'
import { requireProblem } from './problem-faults.ts'
import { createBestResponse, createPlan, forStretches } from './search/best-response.ts'
import { carriedSlots } from './search/carried.ts'
import { type CompiledProblem, compileProblem } from './search/compile.ts'
import { deepUnits } from './search/coverage.ts'
import { floorReach } from './search/floor-reach.ts'
import type { CompiledPerson } from './search/person.ts'
import { NEVER } from './search/shift-values.ts'

/** No roster can cost less than `total`. @property method how it was found */
export interface Bound {
  readonly total: number
  readonly method: 'capacity' | 'prices'
}

/**
 * The bound of capacity: those who know a skill cover at most so many agent-slots of it, so the rest of the need is
 * missing; and at least so many, so the rest is surplus. What people's own wishes cost at least is counted with it,
 * exactly: each person's best plan is found at one price for all slots of a skill, from that of `missing` to that of
 * `surplus`, and whatever the prices, the sum is a bound. A floor whose people cannot fill it adds what they must miss.
 */
export function capacityBound(compiled: CompiledProblem): Bound {
  const { bound } = bestFlatPrices(compiled, createPriceReader(compiled))
  return { total: bound + floorsOutOfReach(compiled), method: 'capacity' }
}

/** What floors cost even if their people worked for nothing else: each part is the least by itself, so the sum is a bound. */
function floorsOutOfReach(compiled: CompiledProblem): number {
  const missing = floorReach(compiled).reduce((sum, { needed, possible }) => sum + Math.max(0, needed - possible), 0)
  return missing * compiled.costs.floorMissing
}

/** One price for all slots of each skill: the best of all alike, then one skill after another. */
function bestFlatPrices({ costs, problem }: CompiledProblem, reader: ReturnType<typeof createPriceReader>) {
  const slots = problem.needs[0]?.required.length ?? 0
  const levels = [costs.missing, -costs.surplus, 0]
  const boundAt = (prices: readonly number[]) =>
    reader.bound(prices.map((price) => new Float64Array(slots).fill(price)))
  let best = { bound: 0, prices: problem.needs.map(() => 0) }
  const tryAt = (prices: readonly number[]) => {
    const bound = boundAt(prices)
    if (bound > best.bound) best = { bound, prices: [...prices] }
  }
  for (const level of levels) tryAt(problem.needs.map(() => level))
  if (problem.needs.length === 1) return best
  for (const skill of problem.needs.keys()) {
    const { prices } = best
    for (const level of levels) if (level !== prices[skill]) tryAt(prices.with(skill, level))
  }
  return best
}

/** @property rounds every person is planned once in each; the bound rises with them, ever more slowly */
export interface PriceOptions {
  readonly rounds: number
  readonly budgetUsed?: () => number
}

/** Change of a price per agent of difference, at the start and at the end; it falls in equal ratios. */
const STEP = [0.05, 0.001] as const

/**
 * A bound that sees which slots are hard to cover. Each slot of each skill gets a price; people plan for the most that
 * the prices pay, the need buys the cheapest number of agents, and whatever the prices, the sum is a bound (Lagrangian
 * duality; at the best prices it equals the bound of column generation). From those of the bound of capacity, prices
 * follow demand less supply in falling steps. Of floors only what is out of reach is seen, so with floors the bound is weak.
 */
export function priceBound(problem: RosterProblem, { rounds, budgetUsed }: PriceOptions): Bound {
  requireProblem(problem)
  const compiled = compileProblem(problem)
  const { costs } = compiled
  const reader = createPriceReader(compiled)
  const flat = bestFlatPrices(compiled, reader)
  const slots = problem.needs[0]?.required.length ?? 0
  const prices = flat.prices.map((price) => new Float64Array(slots).fill(price))
  const difference = problem.needs.map(() => new Float64Array(slots))
  const floors = floorsOutOfReach(compiled)
  let best = flat.bound
  for (let round = 0; round < rounds && (budgetUsed?.() ?? 0) < 1; round += 1) {
    best = Math.max(best, reader.bound(prices, difference))
    const step = (STEP[0] * (STEP[1] / STEP[0]) ** (round / rounds)) / compiled.people.length
    prices.forEach((each, skill) => {
      for (let slot = 0; slot < slots; slot += 1) {
        const moved = (each[slot] ?? 0) + step * (difference[skill]?.[slot] ?? 0)
        each[slot] = Math.min(costs.deepMissing, Math.max(-costs.surplus, moved))
      }
    })
  }
  return { total: best + floors, method: best > flat.bound ? 'prices' : 'capacity' }
}

type Prices = readonly Float64Array[]

/** What people and need do at given prices, by skill and slot. */
function createPriceReader(compiled: CompiledProblem) {
  const { people, grid, width, longestSpan, longestRest, breaksPerShift, problem, costs, skillSets } = compiled
  const response = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift)
  const plan = createPlan(grid.days, breaksPerShift)
  const slots = problem.needs[0]?.required.length ?? 0
  const rows = skillSets.map(() => new Float64Array(width))
  const bestSkill = skillSets.map(() => new Int32Array(slots))
  const alike = groupAlike(people)

  /** The cheapest number of agents to buy for a need at a price, and what that costs. */
  function buy(need: number, price: number): { readonly agents: number; readonly cost: number } {
    const deep = deepUnits(need, costs)
    const none = costs.deepMissing * deep + costs.missing * (need - deep)
    const some = costs.missing * (need - deep) + price * deep
    const all = price * need
    if (all <= some && all <= none) return { agents: need, cost: all }
    return some <= none ? { agents: deep, cost: some } : { agents: 0, cost: none }
  }

  /** People of several skills work at the skill that pays best. */
  function readRows(prices: Prices): void {
    skillSets.forEach((set, group) => {
      const row = rows[group] as Float64Array
      const chosen = bestSkill[group] as Int32Array
      for (let slot = 0; slot < slots; slot += 1) {
        let best = Number.NEGATIVE_INFINITY
        for (const skill of set) {
          const price = prices[skill]?.[slot] ?? 0
          if (price > best) {
            best = price
            chosen[slot] = skill
          }
        }
        row[slot] = best
      }
    })
  }

  return {
    /** The bound at prices; what is wanted less what is offered goes into `difference`. */
    bound(prices: Prices, difference?: Prices): number {
      let total = 0
      problem.needs.forEach(({ required }, skill) => {
        for (let slot = 0; slot < slots; slot += 1) {
          const { agents, cost } = buy(required[slot] ?? 0, prices[skill]?.[slot] ?? 0)
          total += cost
          if (difference?.[skill]) difference[skill][slot] = agents
        }
      })
      readRows(prices)
      for (const { person, count } of alike) {
        const row = rows[person.group] as Float64Array
        const chosen = bestSkill[person.group] as Int32Array
        const offer = (from: number, to: number) => {
          const end = Math.min(to, slots)
          for (let slot = from; slot < end; slot += 1) {
            const wanted = difference?.[chosen[slot] as number]
            if (wanted) wanted[slot] = (wanted[slot] as number) - count
          }
        }
        const carried = Math.min(slots, carriedSlots(compiled, person))
        for (let slot = 0; slot < carried; slot += 1) total -= count * (row[slot] as number)
        offer(0, carried)
        const worth = response.find(person, row, plan)
        if (worth <= NEVER) continue
        total -= count * worth
        if (difference) forStretches(person, plan, breaksPerShift, offer)
      }
      return total
    },
  }
}

/** People without anything of their own are planned once for all of a kind. */
function groupAlike(people: readonly CompiledPerson[]) {
  const groups: { person: CompiledPerson; count: number }[] = []
  const known = new Map<unknown, Map<number, { person: CompiledPerson; count: number }>>()
  for (const person of people) {
    if (!person.isPlain || person.person.history?.lastEndsAt != null) {
      groups.push({ person, count: 1 })
      continue
    }
    const byGroup = known.get(person.automaton) ?? new Map()
    known.set(person.automaton, byGroup)
    const found = byGroup.get(person.group)
    if (found) found.count += 1
    else {
      const made = { person, count: 1 }
      byGroup.set(person.group, made)
      groups.push(made)
    }
  }
  return groups
}
