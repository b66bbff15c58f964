import type { RosterProblem } from './model.ts'
import { requireProblem } from './problem-faults.ts'
import { createBestResponse, createPlan, forStretches, type Plan } from './search/best-response.ts'
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
 * The bound of capacity: all people together cover at most so many agent-slots, so the rest of the need is missing; and
 * at least so many, so the rest is surplus. What people's own wishes cost at least is counted with it, exactly: each
 * person's best plan is found at the one price of `missing`, or of `surplus`, for every slot.
 */
export function capacityBound(compiled: CompiledProblem): Bound {
  const { costs, problem } = compiled
  const evaluate = createPriceReader(compiled)
  const slots = problem.needs[0]?.required.length ?? 0
  // At price p from -surplus to missing, lack and surplus both cost at least p for each agent-slot of difference.
  const at = (price: number) =>
    evaluate(
      problem.needs.map(() => new Float64Array(slots).fill(price)),
      null,
    )
  return { total: Math.max(0, at(costs.missing), at(-costs.surplus), at(0)), method: 'capacity' }
}

/**
 * @property rounds every person is planned once in each
 * @property cost of a roster that is known; the nearer to the least, the better the bound
 */
export interface PriceOptions {
  readonly rounds: number
  readonly cost: number
  readonly budgetUsed?: () => number
}

/**
 * A bound that sees which slots are hard to cover. Each slot of each skill gets a price; people plan for the most that
 * the prices pay, the need buys the cheapest number of agents, and whatever the prices, the sum is a bound (Lagrangian
 * duality; at the best prices it equals the bound of column generation). Prices follow demand less supply, by Polyak's
 * step on smoothed differences.
 * Floors are left out, so with floors it is a bound, but a weak one.
 */
export function priceBound(problem: RosterProblem, { rounds, cost, budgetUsed }: PriceOptions): Bound {
  requireProblem(problem)
  const compiled = compileProblem(problem)
  const capacity = capacityBound(compiled)
  const evaluate = createPriceReader(compiled)
  const { costs } = compiled
  const slots = problem.needs[0]?.required.length ?? 0
  const row = () => problem.needs.map(() => new Float64Array(slots))
  const isShort =
    evaluate(
      row().map((each) => each.fill(costs.missing)),
      null,
    ) >=
    capacity.total - 1e-6
  const prices = row().map((each) => each.fill(isShort ? costs.missing : -costs.surplus))
  const difference = row()
  const direction = row()
  let best = capacity.total
  let eagerness = 1
  let inVain = 0
  for (let round = 0; round < rounds && (budgetUsed?.() ?? 0) < 1; round += 1) {
    const total = evaluate(prices, difference)
    if (total > best + 1e-6) {
      best = total
      inVain = 0
    } else if (++inVain >= 25) {
      eagerness /= 2
      inVain = 0
    }
    if (best >= cost - 1e-6) break
    let square = 0
    direction.forEach((each, skill) => {
      for (let slot = 0; slot < slots; slot += 1) {
        const mixed = 0.3 * (each[slot] as number) + 0.7 * ((difference[skill] as Float64Array)[slot] as number)
        each[slot] = mixed
        square += mixed * mixed
      }
    })
    if (square === 0) break
    const step = (eagerness * (cost - total)) / square
    prices.forEach((each, skill) => {
      for (let slot = 0; slot < slots; slot += 1) {
        const moved = (each[slot] as number) + step * ((direction[skill] as Float64Array)[slot] as number)
        each[slot] = Math.min(costs.deepMissing, Math.max(-costs.surplus, moved))
      }
    })
  }
  return best > capacity.total ? { total: best, method: 'prices' } : capacity
}

/** The bound at given prices, by skill and slot; writes what is wanted less what is offered into `difference`. */
function createPriceReader(compiled: CompiledProblem) {
  const { people, grid, width, longestSpan, longestRest, breaksPerShift, problem, costs, skillSets } = compiled
  const response = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift)
  const plan = createPlan(grid.days, breaksPerShift)
  const slots = problem.needs[0]?.required.length ?? 0
  const rows = skillSets.map(() => new Float64Array(width))
  const bestSkill = skillSets.map(() => new Int32Array(slots))
  const alike = groupAlike(people)

  return (prices: readonly Float64Array[], difference: readonly Float64Array[] | null): number => {
    let total = 0
    problem.needs.forEach(({ required }, skill) => {
      for (let slot = 0; slot < slots; slot += 1) {
        const price = prices[skill]?.[slot] ?? 0
        const need = required[slot] ?? 0
        const deep = deepUnits(need, costs)
        const none = costs.deepMissing * deep + costs.missing * (need - deep)
        const some = costs.missing * (need - deep) + price * deep
        const all = price * need
        const least = Math.min(none, some, all)
        total += least
        if (difference?.[skill]) difference[skill][slot] = least === all ? need : least === some ? deep : 0
      }
    })
    skillSets.forEach((set, group) => {
      const row = rows[group]
      const chosen = bestSkill[group]
      if (!row || !chosen) return
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
    for (const { person, count } of alike) {
      const row = rows[person.group]
      const chosen = bestSkill[person.group]
      if (!row || !chosen) continue
      const offer = (from: number, to: number) => {
        const end = Math.min(to, slots)
        for (let slot = from; slot < end; slot += 1) {
          const wanted = difference?.[chosen[slot] as number]
          if (wanted) wanted[slot] = (wanted[slot] as number) - count
        }
      }
      const carried = carriedSlots(compiled, person)
      for (let slot = 0; slot < Math.min(slots, carried); slot += 1) total -= count * (row[slot] as number)
      offer(0, carried)
      const worth = response.find(person, row, plan)
      if (worth <= NEVER) continue
      total -= count * worth
      if (difference) forStretches(person, plan as Plan, breaksPerShift, offer)
    }
    return total
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
