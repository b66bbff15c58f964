import type { Costs, RosterProblem } from '../model.ts'
import { forStretches, type Plan } from './best-response.ts'
import { type Coverage, createCoverage } from './coverage.ts'
import { createFloor } from './floor.ts'
import type { CompiledPerson } from './person.ts'
import { createShare } from './share.ts'

/** All plans laid over each other: what they cost, and what one more person would save in each slot. */
export interface World {
  readonly width: number
  readonly coverage: Coverage
  /** Cost of coverage, floors and shares, without what plans cost people. */
  cost(): number
  floorCost(): number
  shareCost(): number
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
  const shares = (problem.shares ?? []).map((share) => createShare(share, coverage.slots))
  const marked = new Uint8Array(width)
  let floorsMissing = floors.reduce((sum, { missing }) => sum + missing(), 0)

  function applyRange(person: CompiledPerson, from: number, to: number, by: 1 | -1): void {
    coverage.change(person.group, from, to, by)
    for (const place of person.floors) floorsMissing += floors[place]?.change(from, to, by) ?? 0
    for (const { place, isMarked } of person.shares) shares[place]?.change(isMarked, from, to, by)
  }

  const shareCost = () => shares.reduce((sum, { exceeded }) => sum + exceeded(), 0) * costs.shareExceeded

  const mark = (from: number, to: number) => marked.fill(1, from, to)

  return {
    width,
    coverage,
    cost: () => coverage.cost() + floorsMissing * costs.floorMissing + shareCost(),
    floorCost: () => floorsMissing * costs.floorMissing,
    shareCost,
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
      for (const { place, isMarked } of person.shares) shares[place]?.addGains(isMarked, into, costs.shareExceeded)
      if (plan === null) return
      forStretches(person, plan, breaksPerShift, (from, to) => {
        for (let slot = from; slot < to; slot += 1) into[slot] = loss[offset + slot] as number
        for (const place of person.floors) floors[place]?.addLosses(into, from, to, costs.floorMissing)
        for (const { place, isMarked } of person.shares)
          shares[place]?.addLosses(isMarked, into, from, to, costs.shareExceeded)
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
