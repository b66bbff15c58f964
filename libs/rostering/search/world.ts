import type { Costs, Floor, RosterProblem } from '../model.ts'
import { forStretches, type Plan } from './best-response.ts'
import { type Coverage, createCoverage } from './coverage.ts'
import type { CompiledPerson } from './person.ts'

/** All plans laid over each other: what they cost, and what one more person would save in each slot. */
export interface World {
  readonly width: number
  readonly coverage: Coverage
  /** Cost of coverage and floors, without what plans cost people. */
  cost(): number
  floorCost(): number
  /** Puts a plan in (1) or takes it out (-1). */
  apply(person: CompiledPerson, plan: Plan, by: 1 | -1): void
  /** Takes a plan out and puts another in; only what differs is touched. */
  exchange(person: CompiledPerson, old: Plan, next: Plan): void
  /** Someone is at work from slot to slot, half-open (1), or no more (-1). */
  applyRange(person: CompiledPerson, from: number, to: number, by: 1 | -1): void
  /** What the person saves or would save in each slot, were the plan that is in taken out. */
  readWithout(person: CompiledPerson, plan: Plan | null, into: Float64Array): void
  /** Sum of a row over the slots in which a plan is at work. */
  sumOver(person: CompiledPerson, plan: Plan, row: Float64Array): number
}

export function createWorld(
  problem: RosterProblem,
  skillSets: readonly (readonly number[])[],
  costs: Costs,
  width: number,
  breaksPerShift: number,
): World {
  const coverage = createCoverage(problem.needs, skillSets, width, costs)
  const floors = (problem.floors ?? []).map((floor) => createFloor(floor, coverage.slots))
  const marked = new Uint8Array(width)
  let floorsMissing = floors.reduce((sum, { missing }) => sum + missing(), 0)

  function applyRange(person: CompiledPerson, from: number, to: number, by: 1 | -1): void {
    coverage.change(person.group, from, to, by)
    for (const place of person.floors) floorsMissing += floors[place]?.change(from, to, by) ?? 0
  }

  const mark = (from: number, to: number) => marked.fill(1, from, to)

  return {
    width,
    coverage,
    cost: () => coverage.cost() + floorsMissing * costs.floorMissing,
    floorCost: () => floorsMissing * costs.floorMissing,
    applyRange,
    apply: (person, plan, by) =>
      forStretches(person, plan, breaksPerShift, (from, to) => applyRange(person, from, to, by)),
    exchange(person, old, next) {
      marked.fill(0)
      forStretches(person, next, breaksPerShift, mark)
      forStretches(person, old, breaksPerShift, (from, to) => {
        for (let slot = from; slot < to; slot += 1) {
          if (marked[slot] === 0) applyRange(person, slot, slot + 1, -1)
          else marked[slot] = 2
        }
      })
      forStretches(person, next, breaksPerShift, (from, to) => {
        for (let slot = from; slot < to; slot += 1) if (marked[slot] === 1) applyRange(person, slot, slot + 1, 1)
      })
    },
    readWithout(person, plan, into) {
      const { gain, loss } = coverage
      const offset = person.group * width
      for (let slot = 0; slot < width; slot += 1) into[slot] = gain[offset + slot] as number
      for (const place of person.floors) floors[place]?.addGains(into, costs.floorMissing)
      if (plan === null) return
      forStretches(person, plan, breaksPerShift, (from, to) => {
        for (let slot = from; slot < to; slot += 1) into[slot] = loss[offset + slot] as number
        for (const place of person.floors) floors[place]?.addLosses(into, from, to, costs.floorMissing)
      })
    },
    sumOver(person, plan, row) {
      let sum = 0
      forStretches(person, plan, breaksPerShift, (from, to) => {
        for (let slot = from; slot < to; slot += 1) sum += row[slot] as number
      })
      return sum
    },
  }
}

/** People of a mark in each slot, against the least that must be there. */
function createFloor({ least, slots: ranges }: Floor, slots: number) {
  const need = new Int32Array(slots)
  for (const { from, to } of ranges ?? [{ from: 0, to: slots }]) need.fill(least, from, to)
  const present = new Int32Array(slots)
  const initially = need.reduce((sum, each) => sum + each, 0)
  let missing = initially
  return {
    missing: () => missing,
    change(from: number, to: number, by: 1 | -1): number {
      const before = missing
      const end = Math.min(to, slots)
      for (let slot = Math.max(0, from); slot < end; slot += 1) {
        const now = present[slot] as number
        if (by > 0 ? now < (need[slot] as number) : now <= (need[slot] as number)) missing -= by
        present[slot] = now + by
      }
      return missing - before
    },
    addLosses(row: Float64Array, from: number, to: number, worth: number): void {
      for (let slot = from; slot < Math.min(to, slots); slot += 1) {
        if ((present[slot] as number) <= (need[slot] as number)) row[slot] = (row[slot] as number) + worth
      }
    },
    addGains(row: Float64Array, worth: number): void {
      for (let slot = 0; slot < slots; slot += 1) {
        if ((present[slot] as number) < (need[slot] as number)) row[slot] = (row[slot] as number) + worth
      }
    },
  }
}
