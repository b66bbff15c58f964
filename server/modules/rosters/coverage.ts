import { capacityBound } from '#libs/rostering/lower-bound.ts'
import { type RosterProblem, USUAL_COSTS } from '#libs/rostering/model.ts'
import { problemFaults } from '#libs/rostering/problem-faults.ts'
import { compileProblem } from '#libs/rostering/search/compile.ts'
import { createCoverage } from '#libs/rostering/search/coverage.ts'
import { agentSlotsNeeded } from '#libs/rostering/solve-roster.ts'
import type { RosterBoard } from '#modules/rosters/contract.ts'
import { splitPeople } from '#modules/rosters/coverage-split.ts'
import { problemOf, skillsOf } from '#modules/rosters/roster-problem.ts'
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
  const stretches = shifts.flatMap((shift) => stretchesOf(world, groupOf.get(shift.personId), shift))
  const counts = groups.map(() => new Int32Array(grid.slots))
  for (const { group, from, to } of stretches) {
    const row = counts[group]
    if (row) for (let slot = from; slot < to; slot += 1) row[slot] = (row[slot] ?? 0) + 1
  }
  const planned = queues.map(() => new Array<number>(grid.slots).fill(0))
  const known = new Map<string, readonly number[]>()
  for (let slot = 0; slot < grid.slots; slot += 1) {
    const there = counts.map((row) => row[slot] ?? 0)
    const required = queues.map((queue) => queue.required[slot] ?? 0)
    const key = `${there.join(' ')}/${required.join(' ')}`
    const split =
      known.get(key) ??
      splitPeople(
        groups.map((each, place) => ({ queues: each, count: there[place] ?? 0 })),
        required,
      )
    known.set(key, split)
    split.forEach((people, queue) => {
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
    cost: costOf(world, groups, stretches),
  }
}

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

/** Lack, surplus and floors of a draft; wishes and fairness, which the search weighs too, are left out on both sides. */
function costOf(
  world: RosterWorld,
  groups: readonly (readonly number[])[],
  stretches: readonly Stretch[],
): Covered['cost'] {
  const { queues, grid } = world
  const needed = agentSlotsNeeded({ needs: queues })
  if (needed === 0) return null
  const coverage = createCoverage(queues, groups.length > 0 ? groups : [[]], grid.slots, USUAL_COSTS)
  for (const { group, from, to } of stretches) coverage.change(group, from, to, 1)
  const total = coverage.cost()
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
  const problem = problemOf(world, { wishes: new Map(), marks: new Map() })
  return {
    ...problem,
    floors: [],
    costs: USUAL_COSTS,
    people: world.people.map((person) => ({
      id: person.personId,
      contractId: person.terms?.contractId ?? '',
      skills: skillsOf(world, person),
      protections: person.terms?.protections ?? [],
    })),
  }
}
