import type { RosterProblem } from './model.ts'
import { requireProblem } from './problem-faults.ts'
import { createBestResponse, createPlan, forStretches } from './search/best-response.ts'
import { type Chance, createChance } from './search/chance.ts'
import { type CompiledProblem, compileProblem } from './search/compile.ts'
import { deepUnits } from './search/coverage.ts'
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
 * `surplus`, and whatever the prices, the sum is a bound.
 */
export function capacityBound(compiled: CompiledProblem): Bound {
  return { total: bestFlatPrices(compiled, createPriceReader(compiled)).bound, method: 'capacity' }
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

/**
 * @property rounds every person is planned once in each; 200 are usually enough
 * @property seed of the noise
 */
export interface PriceOptions {
  readonly rounds: number
  readonly seed: number
  readonly budgetUsed?: () => number
}

/** Noise on the prices and steps of the prices fall from the first to the last, in equal ratios. */
const NOISE = [0.1, 0.02] as const
const STEP = [0.003, 0.0002] as const

/**
 * A bound that sees which slots are hard to cover. Each slot of each skill gets a price; people plan for the most that
 * the prices pay, the need buys the cheapest number of agents, and whatever the prices, the sum is a bound (Lagrangian
 * duality; at the best prices it equals the bound of column generation).
 *
 * Prices follow demand less supply. So that people do not all run to the same shift, each sees the prices with noise of
 * its own while they are sought; the bound itself is taken without. Floors are left out, so with floors it is a bound, but
 * a weak one.
 */
export function priceBound(problem: RosterProblem, { rounds, seed, budgetUsed }: PriceOptions): Bound {
  requireProblem(problem)
  const compiled = compileProblem(problem)
  const { costs } = compiled
  const reader = createPriceReader(compiled)
  const flat = bestFlatPrices(compiled, reader)
  const chance = createChance(seed)
  const slots = problem.needs[0]?.required.length ?? 0
  const row = () => problem.needs.map(() => new Float64Array(slots))
  const prices = row().map((each, skill) => each.fill(flat.prices[skill] ?? 0))
  const difference = row()
  const averaged = row()
  let best = flat.bound
  let weight = 0
  for (let round = 0; round < rounds && (budgetUsed?.() ?? 0) < 1; round += 1) {
    const share = round / rounds
    reader.differ(prices, NOISE[0] * (NOISE[1] / NOISE[0]) ** share, chance, difference)
    const step = STEP[0] * (STEP[1] / STEP[0]) ** share
    // Late prices are better than early ones, so the average forgets.
    weight = 0.95 * weight + 1
    prices.forEach((each, skill) => {
      const required = problem.needs[skill]?.required ?? []
      for (let slot = 0; slot < slots; slot += 1) {
        const change = (step * (difference[skill]?.[slot] ?? 0)) / (2 + 0.1 * (required[slot] ?? 0))
        const moved = (each[slot] ?? 0) + Math.max(-0.2, Math.min(0.2, change))
        const price = Math.min(costs.deepMissing, Math.max(-costs.surplus, moved))
        each[slot] = price
        const mean = averaged[skill]
        if (mean) mean[slot] = (mean[slot] ?? 0) + (price - (mean[slot] ?? 0)) / weight
      }
    })
    if (round % 20 === 19 || round === rounds - 1) best = Math.max(best, reader.bound(averaged))
  }
  return { total: best, method: best > flat.bound ? 'prices' : 'capacity' }
}

type Prices = readonly Float64Array[]

/** What people and need do at given prices, by skill and slot. */
function createPriceReader(compiled: CompiledProblem) {
  const { people, grid, width, longestSpan, longestRest, breaksPerShift, problem, costs, skillSets } = compiled
  const response = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift)
  const plan = createPlan(grid.days, breaksPerShift)
  const slots = problem.needs[0]?.required.length ?? 0
  const rows = skillSets.map(() => new Float64Array(width))
  const noisy = new Float64Array(width)
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
    bound(prices: Prices): number {
      let total = 0
      problem.needs.forEach(({ required }, skill) => {
        for (let slot = 0; slot < slots; slot += 1) {
          total += buy(required[slot] ?? 0, prices[skill]?.[slot] ?? 0).cost
        }
      })
      readRows(prices)
      for (const { person, count } of alike) {
        const row = rows[person.group] as Float64Array
        const carried = Math.min(slots, carriedSlots(compiled, person))
        for (let slot = 0; slot < carried; slot += 1) total -= count * (row[slot] as number)
        const worth = response.find(person, row, plan)
        if (worth > NEVER) total -= count * worth
      }
      return total
    },
    /** What is wanted less what is offered, when each person sees the prices with noise. */
    differ(prices: Prices, noise: number, chance: Chance, difference: Prices): void {
      problem.needs.forEach(({ required }, skill) => {
        const wanted = difference[skill] as Float64Array
        for (let slot = 0; slot < slots; slot += 1) {
          wanted[slot] = buy(required[slot] ?? 0, prices[skill]?.[slot] ?? 0).agents
        }
      })
      readRows(prices)
      for (const person of people) {
        const chosen = bestSkill[person.group] as Int32Array
        const offer = (from: number, to: number) => {
          const end = Math.min(to, slots)
          for (let slot = from; slot < end; slot += 1) {
            const wanted = difference[chosen[slot] as number] as Float64Array
            wanted[slot] = (wanted[slot] as number) - 1
          }
        }
        offer(0, carriedSlots(compiled, person))
        chance.noisy(rows[person.group] as Float64Array, 0, noise, noisy)
        if (response.find(person, noisy, plan) > NEVER) forStretches(person, plan, breaksPerShift, offer)
      }
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

/** Slots at the start of the horizon in which a person is still at work from before. */
export function carriedSlots({ grid }: CompiledProblem, { person }: CompiledPerson): number {
  const lastEndsAt = person.history?.lastEndsAt ?? null
  if (lastEndsAt === null) return 0
  return Math.max(0, Math.floor((lastEndsAt - grid.startsAt) / (grid.slotSeconds * 1000)))
}
