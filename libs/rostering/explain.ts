import { gapsOfFloor } from './floor-gaps.ts'
import { layOut } from './horizon.ts'
import { capacityBound } from './lower-bound.ts'
import type { Contract, Leave, Lock, Person, RosterProblem, SlotRange } from './model.ts'
import { requireProblem } from './problem-faults.ts'
import type { Rule } from './rules.ts'
import { createBestResponse, createPlan } from './search/best-response.ts'
import { carriedSlots } from './search/carried.ts'
import { type CompiledProblem, compileProblem } from './search/compile.ts'
import { floorReach } from './search/floor-reach.ts'
import type { CompiledPerson } from './search/person.ts'
import { NEVER } from './search/shift-values.ts'

/**
 * Why a person has no legal plan: what together cannot be kept, of which nothing can be left out. Change any one of it
 * and, as far as this person goes, there is a plan.
 */
export interface PersonConflict {
  readonly personId: string
  readonly parts: readonly ConflictPart[]
}

export type ConflictPart =
  | { readonly kind: 'rule'; readonly ruleId: string }
  | { readonly kind: 'leave'; readonly leave: Leave }
  | { readonly kind: 'lock'; readonly lock: Lock }
  | { readonly kind: 'history' }
  | { readonly kind: 'shifts-end-inside' }

/** Slots in which the people of a skill cannot be enough, whatever the roster: `possible` of them could be at work. */
export interface NeedConflict extends SlotRange {
  readonly skill: string
  /** The largest need, and the fewest possible, in the range. */
  readonly required: number
  readonly possible: number
}

/**
 * A floor that no roster keeps: its people fill `possible` of the `needed` person-slots at most, each by the rules; in
 * `ranges` not even everyone of them at once would be enough.
 */
export interface FloorConflict {
  readonly id: string
  readonly needed: number
  readonly possible: number
  readonly ranges: readonly (SlotRange & { readonly required: number; readonly possible: number })[]
}

export interface Explanation {
  readonly people: readonly PersonConflict[]
  readonly needs: readonly NeedConflict[]
  readonly floors: readonly FloorConflict[]
  /** What no roster can avoid costing, given how much all people together may work. */
  readonly leastCost: number
}

/** Looks for what no roster can do. Empty lists: everyone has a legal plan, and no slot or floor is out of reach by itself. */
export function explainProblem(problem: RosterProblem): Explanation {
  requireProblem(problem)
  const compiled = compileProblem(problem)
  const response = createBestResponse(
    compiled.grid,
    compiled.width,
    compiled.longestSpan,
    compiled.longestRest,
    compiled.breaksPerShift,
  )
  const plan = createPlan(compiled.grid.days, compiled.breaksPerShift)
  const nothing = new Float64Array(compiled.width)
  const stuck = compiled.people.filter((person) => response.find(person, nothing, plan) <= NEVER)
  return {
    people: stuck.map(({ person }) => ({ personId: person.id, parts: conflictOf(problem, person) })),
    needs: needConflicts(problem, compiled.people),
    floors: floorConflicts(compiled),
    leastCost: capacityBound(compiled).total,
  }
}

/** Why this person has no legal plan; null when there is one. */
export function explainPerson(problem: RosterProblem, personId: string): PersonConflict | null {
  requireProblem(problem)
  const person = problem.people.find(({ id }) => id === personId)
  if (!person) throw new RangeError(`there is no person "${personId}" in the problem`)
  const whole = partsOf(problem, person)
  return hasPlan(problem, person, whole) ? null : { personId, parts: conflictOf(problem, person) }
}

/** Leaves out one part after another; whatever the conflict does not need stays out. */
function conflictOf(problem: RosterProblem, person: Person): readonly ConflictPart[] {
  let whole = partsOf(problem, person)
  for (const part of whole) {
    const without = whole.filter((other) => other !== part)
    if (!hasPlan(problem, person, without)) whole = without
  }
  return whole
}

function partsOf(problem: RosterProblem, person: Person): readonly ConflictPart[] {
  const contract = contractOf(problem, person)
  return [
    ...(person.history ? [{ kind: 'history' } as const] : []),
    ...(problem.mayRunPastEnd === false ? [{ kind: 'shifts-end-inside' } as const] : []),
    ...[...new Set(contract.rules.map(({ id }) => id))].map((ruleId) => ({ kind: 'rule', ruleId }) as const),
    ...(person.leave ?? []).map((leave) => ({ kind: 'leave', leave }) as const),
    ...(person.locks ?? []).map((lock) => ({ kind: 'lock', lock }) as const),
  ]
}

/** Whether the person has a legal plan when only some of what binds the person is held. */
function hasPlan(problem: RosterProblem, person: Person, parts: readonly ConflictPart[]): boolean {
  const contract = contractOf(problem, person)
  const holds = (rule: Rule) => parts.some((part) => part.kind === 'rule' && part.ruleId === rule.id)
  const { history: _, ...rest } = person
  const bound: Person = {
    ...rest,
    leave: parts.flatMap((part) => (part.kind === 'leave' ? [part.leave] : [])),
    locks: parts.flatMap((part) => (part.kind === 'lock' ? [part.lock] : [])),
    ...(person.history && parts.some(({ kind }) => kind === 'history') ? { history: person.history } : {}),
  }
  const { people, grid, width, longestSpan, longestRest, breaksPerShift } = compileProblem({
    ...problem,
    contracts: [{ ...contract, rules: contract.rules.filter(holds) }],
    people: [bound],
    mayRunPastEnd: !parts.some(({ kind }) => kind === 'shifts-end-inside'),
  })
  const response = createBestResponse(grid, width, longestSpan, longestRest, breaksPerShift)
  const [compiled] = people
  if (!compiled) return false
  return response.find(compiled, new Float64Array(width), createPlan(grid.days, breaksPerShift)) > NEVER
}

function contractOf(problem: RosterProblem, person: Person): Contract {
  const contract = problem.contracts.find(({ id }) => id === person.contractId)
  if (!contract) throw new RangeError(`person ${person.id}: contract "${person.contractId}" is unknown`)
  return contract
}

function needConflicts(problem: RosterProblem, people: readonly CompiledPerson[]): NeedConflict[] {
  const grid = layOut(problem.horizon)
  return problem.needs.flatMap(({ skill, required }) => {
    const possible = new Int32Array(required.length)
    for (const person of people) {
      if (!person.person.skills.includes(skill)) continue
      const reach = reachOf(person, required.length, grid.days)
      for (let slot = 0; slot < reach.length; slot += 1) possible[slot] = (possible[slot] ?? 0) + (reach[slot] ?? 0)
    }
    return rangesShort(skill, required, possible)
  })
}

function floorConflicts(compiled: CompiledProblem): FloorConflict[] {
  const { people, grid, problem } = compiled
  const slots = problem.needs[0]?.required.length ?? 0
  return floorReach(compiled).flatMap(({ floor, needed, possible }, place) => {
    const there = new Int32Array(slots)
    for (const person of people.filter(({ floors }) => floors.includes(place))) {
      reachOf(person, slots, grid.days)
        .fill(1, 0, carriedSlots(compiled, person))
        .forEach((one, slot) => {
          there[slot] = (there[slot] ?? 0) + one
        })
    }
    const ranges = gapsOfFloor(floor, there).map(({ from, to, found, wanted }) => {
      return { from, to, required: wanted, possible: found }
    })
    return possible < needed || ranges.length > 0 ? [{ id: floor.id, needed, possible, ranges }] : []
  })
}

/** 1 for each slot in which some shift that the person may work is under way. */
function reachOf(person: CompiledPerson, slots: number, days: number): Uint8Array {
  const reach = new Uint8Array(slots)
  for (let day = 0; day < days; day += 1) {
    if (person.mustRest[day] === 1) continue
    const lock = person.locked[day]
    person.profile.classes.forEach(({ kind }, shiftClass) => {
      const starts = lock ? lock.starts : (person.profile.starts[day]?.[shiftClass] ?? [])
      if (lock && lock.shiftClass !== shiftClass) return
      for (const start of starts) {
        const end = start + kind.span
        if (start < person.notBefore || person.closed.some(([from, to]) => start < to && end > from)) continue
        reach.fill(1, Math.min(start, slots), Math.min(end, slots))
      }
    })
  }
  return reach
}

function rangesShort(skill: string, required: readonly number[], possible: Int32Array): NeedConflict[] {
  const ranges: { skill: string; from: number; to: number; required: number; possible: number }[] = []
  required.forEach((need, slot) => {
    const there = possible[slot] ?? 0
    if (there >= need) return
    const last = ranges.at(-1)
    if (last?.to !== slot) ranges.push({ skill, from: slot, to: slot + 1, required: need, possible: there })
    else {
      last.to = slot + 1
      last.required = Math.max(last.required, need)
      last.possible = Math.min(last.possible, there)
    }
  })
  return ranges
}
