import { capacityBound } from '#libs/rostering/lower-bound.ts'
import { type RosterProblem, USUAL_COSTS } from '#libs/rostering/model.ts'
import { problemFaults } from '#libs/rostering/problem-faults.ts'
import { compileProblem } from '#libs/rostering/search/compile.ts'
import { deepUnits } from '#libs/rostering/search/coverage.ts'
import { agentSlotsNeeded } from '#libs/rostering/solve-roster.ts'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { splitPeople } from '#modules/rosters/coverage-split.ts'
import { contractsOf, needsWith, skillsOf } from '#modules/rosters/roster-problem.ts'
import type { DatedShift } from '#modules/rosters/shift-slots.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

type Covered = Pick<RosterBoard, 'coverage' | 'cost'>

/** Half-open range of slots in which a person is at work, by the group of people who can take the same. */
interface Stretch {
  readonly group: number
  readonly from: number
  readonly to: number
}

/** What these shifts of a roster's people cover, slot by slot, and what is missing by the measure of the search. */
export function coverageOf(
  world: RosterWorld,
  shifts: readonly Pick<DatedShift, 'personId' | 'startsAt' | 'endsAt' | 'breaks'>[],
): Covered {
  const { queues, grid } = world
  const { groups, groupOf } = groupsOf(world)
  const counts = groups.map(() => new Int32Array(grid.slots))
  for (const { group, from, to } of shifts.flatMap((shift) => stretchesOf(world, groupOf.get(shift.personId), shift))) {
    const row = counts[group]
    if (row) for (let slot = from; slot < to; slot += 1) row[slot] = (row[slot] ?? 0) + 1
  }
  const planned = queues.map(() => new Array<number>(grid.slots).fill(0))
  const known = new Map<string, Slot>()
  let total = 0
  for (let slot = 0; slot < grid.slots; slot += 1) {
    const there = counts.map((row) => row[slot] ?? 0)
    const required = queues.map((queue) => queue.required[slot] ?? 0)
    const key = `${there.join(' ')}/${required.join(' ')}`
    const read = known.get(key) ?? readSlot(groups, there, required)
    known.set(key, read)
    total += read.cost
    read.planned.forEach((people, queue) => {
      const row = planned[queue]
      if (row) row[slot] = people
    })
  }
  return {
    coverage: queues.map(({ skill, name, required }, queue) => ({
      queueId: skill,
      name,
      required: [...required],
      planned: planned[queue] ?? [],
    })),
    cost: costOf(world, total),
  }
}

interface Slot {
  readonly planned: readonly number[]
  readonly cost: number
}

/** Who is where in a slot, and what it costs there: as `libs/rostering/search/coverage.ts` counts it. */
export function readSlot(
  groups: readonly (readonly number[])[],
  there: readonly number[],
  required: readonly number[],
): Slot {
  const { missing, deepMissing, surplus } = USUAL_COSTS
  const people = groups.map((queues, place) => ({ queues, count: there[place] ?? 0 }))
  const deep = required.map((need) => deepUnits(need, USUAL_COSTS))
  const planned = splitPeople(people, required)
  const served = servedOf(planned, required)
  const deepServed = deep.every((need, queue) => need === required[queue])
    ? served
    : servedOf(splitPeople(people, deep), deep)
  const [needed, deepNeeded] = [sumOf(required), sumOf(deep)]
  const lack = missing * (needed - served) + (deepMissing - missing) * (deepNeeded - deepServed)
  return { planned, cost: lack + surplus * (sumOf(there) - served) }
}

const servedOf = (planned: readonly number[], required: readonly number[]): number =>
  planned.reduce((sum, people, queue) => sum + Math.min(people, required[queue] ?? 0), 0)
const sumOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0)

/** People by the queues of the roster that they can take, which may be none. */
function groupsOf({ people, queues }: RosterWorld) {
  const places = new Map(queues.map(({ skill }, place) => [skill, place]))
  const groups: (readonly number[])[] = []
  const byKey = new Map<string, number>()
  const groupOf = new Map<string, number>()
  for (const person of people) {
    const skills = person.queueIds.flatMap((id) => places.get(id) ?? [])
    const key = skills.join(' ')
    const group = byKey.get(key) ?? groups.push(skills) - 1
    byKey.set(key, group)
    groupOf.set(person.personId, group)
  }
  return { groups, groupOf }
}

function stretchesOf(
  { grid }: RosterWorld,
  group: number | undefined,
  { startsAt, endsAt, breaks }: Pick<DatedShift, 'startsAt' | 'endsAt' | 'breaks'>,
): Stretch[] {
  if (group === undefined) return []
  const slotAt = (instant: number) => Math.round((instant - grid.startsAt) / (grid.slotSeconds * 1000))
  const edges = [startsAt, ...breaks.flatMap((each) => [each.startsAt, each.endsAt]), endsAt].map(slotAt)
  return edges.flatMap((edge, place) => {
    if (place % 2 === 1) return []
    const [from, to] = [Math.max(0, edge), Math.min(grid.slots, edges[place + 1] ?? edge)]
    return to > from ? [{ group, from, to }] : []
  })
}

/** Lack and surplus; floors, wishes and fairness, which the search weighs too, are left out on both sides. */
function costOf(world: RosterWorld, total: number): Covered['cost'] {
  const needed = agentSlotsNeeded({ needs: world.queues })
  if (needed === 0) return null
  const bound = Math.min(total, boundOf(world))
  return { total, bound, gap: (total - bound) / needed }
}

const bounds = new Map<string, number>()
const MOST_BOUNDS = 50

/** What no roster of these people could undercut even without leave, locks and what was before. */
function boundOf(world: RosterWorld): number {
  const problem = freeProblemOf(world)
  const key = JSON.stringify([
    problem.horizon,
    problem.needs,
    problem.contracts,
    problem.people.map(({ contractId, skills, protections }) => [contractId, skills, protections]),
  ])
  const known = bounds.get(key)
  if (known !== undefined) return known
  const bound =
    problem.people.length === 0 || problemFaults(problem).length > 0 ? 0 : capacityBound(compileProblem(problem)).total
  const oldest = bounds.keys().next().value
  if (bounds.size >= MOST_BOUNDS && oldest !== undefined) bounds.delete(oldest)
  bounds.set(key, bound)
  return bound
}

function freeProblemOf(world: RosterWorld): RosterProblem {
  return {
    horizon: world.grid.horizon,
    needs: needsWith(world),
    contracts: contractsOf(world.checked),
    people: world.people.map((person, place) => ({
      id: person.personId,
      contractId: world.checked[place]?.contract.id ?? '',
      skills: skillsOf(world, person),
      protections: world.checked[place]?.protections ?? [],
    })),
  }
}
