import type { HorizonGrid } from '../horizon.ts'
import { FIRST_CLASS, type Layer } from './automaton.ts'
import type { Plan } from './best-response.ts'
import type { CompiledPerson } from './person.ts'

/**
 * What a plan of someone of the same profile would cost another person, as `ownCost`; infinite where a rule, leave or
 * lock of that person forbids it.
 */
export function costAsPlanOf(person: CompiledPerson, plan: Plan, grid: HorizonGrid): number {
  const { automaton, profile, restMove, dayCost, startCost, closed, mustRest, locked, notBefore } = person
  const { moves, layers } = automaton
  let cost = 0
  let state = 0
  let readyAt = notBefore
  for (let day = 0; day < grid.days; day += 1) {
    const layer = layers[day] as Layer
    const shiftClass = plan.shiftClass[day] as number
    if (locked[day]) return Number.POSITIVE_INFINITY
    const arc = state * moves + (shiftClass < 0 ? (restMove[day] as number) : FIRST_CLASS + shiftClass)
    state = layer.to[arc] as number
    if (state === undefined || state < 0) return Number.POSITIVE_INFINITY
    if (shiftClass < 0) continue
    const start = plan.start[day] as number
    if (mustRest[day] === 1 || start < readyAt) return Number.POSITIVE_INFINITY
    const { kind } = profile.classes[shiftClass] as (typeof profile.classes)[number]
    const end = start + kind.span
    for (const [from, to] of closed) if (start < to && end > from) return Number.POSITIVE_INFINITY
    readyAt = end + (layer.rest[arc] as number)
    cost += (layer.cost[arc] as number) + (dayCost[day] as number)
    if (startCost) cost += startCost[start] as number
  }
  return cost
}
