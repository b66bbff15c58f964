import type { Floor } from '../model.ts'
import { createBestResponse, createPlan, forStretches } from './best-response.ts'
import { carriedSlots } from './carried.ts'
import type { CompiledProblem } from './compile.ts'
import { NEVER } from './shift-values.ts'

/** @property needed person-slots a floor asks for; @property possible what its people can fill of them at most */
export interface FloorReach {
  readonly floor: Floor
  readonly needed: number
  readonly possible: number
}

/** Worth of a slot so large that no wish of a person weighs against it. */
const ABOVE_ALL_WISHES = 1e6

/** Each person of a floor planned for nothing but the floor: no roster fills more, whatever else it gives up. */
export function floorReach(compiled: CompiledProblem): readonly FloorReach[] {
  const { problem, people, grid, width, longestSpan, longestRest, breaksPerShift } = compiled
  const floors = problem.floors ?? []
  if (floors.length === 0) return []
  const response = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift)
  const plan = createPlan(grid.days, breaksPerShift)
  const length = problem.needs[0]?.required.length ?? 0
  const row = new Float64Array(width)
  return floors.map((floor, place) => {
    row.fill(0)
    for (const { from, to } of floor.slots ?? [{ from: 0, to: length }]) row.fill(ABOVE_ALL_WISHES, from, to)
    const held = row.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0)
    let possible = 0
    const count = (from: number, to: number) => {
      for (let slot = from; slot < Math.min(to, length); slot += 1) possible += row[slot] === 0 ? 0 : 1
    }
    for (const person of people) {
      if (!person.floors.includes(place)) continue
      count(0, carriedSlots(compiled, person))
      if (response.find(person, row, plan) > NEVER) forStretches(person, plan, breaksPerShift, count)
    }
    return { floor, needed: held * floor.least, possible }
  })
}
