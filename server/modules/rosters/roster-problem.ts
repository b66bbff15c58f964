import { addDaysToDate, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import { layOut } from '#libs/rostering/horizon.ts'
import type { Contract, Lock, RosterProblem, SkillNeed, Wish } from '#libs/rostering/model.ts'
import { USUAL_COSTS } from '#libs/rostering/model.ts'
import { daysKnownAfter, locksAfter } from '#modules/rosters/after-roster.ts'
import type { CheckedPerson } from '#modules/rosters/check-shifts.ts'
import { floorsOf, marksFor, marksOf, sharesOf } from '#modules/rosters/floors.ts'
import { historyBefore } from '#modules/rosters/history-before.ts'
import { toPlanned } from '#modules/rosters/shift-slots.ts'
import type { RosteredPerson } from '#modules/rosters/terms-contract.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

/** Skill of those who can take none of the roster's queues: nobody needs it, so they work only as their contract says. */
export const NO_QUEUE = 'no-queue'
/** A refused day off is as bad as one agent missing for an hour; a start an hour beside the wish, for a quarter. */
const DAY_OFF_WEIGHT = 4
const START_WEIGHT = 1
const COSTS = { ...USUAL_COSTS, nights: 0.1, weekends: 0.1 }

export interface Wanted {
  /** By person, without weights. */
  readonly wishes: ReadonlyMap<string, readonly UnweightedWish[]>
}
export type UnweightedWish =
  | { readonly kind: 'day-off'; readonly date: string }
  | { readonly kind: 'start-between'; readonly from: string; readonly to: string }

/** The roster as `libs/rostering` is asked for it. Locked days of the draft stay; granted leave is kept. */
export function problemOf(world: RosterWorld, { wishes }: Wanted): RosterProblem {
  const { people, checked, roster } = world
  const marks = marksOf(world)
  const after = daysKnownAfter(world)
  const grid = after === 0 ? world.grid : layOut({ ...world.grid.horizon, days: roster.days + after })
  const locks = locksOf(world)
  const lastDate = addDaysToDate(roster.to, after + 2)
  const skills = people.map((person) => skillsOf(world, person))
  return {
    horizon: grid.horizon,
    needs: needsWith(world).map(({ skill, required }) => ({ skill, required: padded(required, grid.slots) })),
    floors: floorsOf(world, marks),
    shares: sharesOf(world, marks),
    contracts: contractsOf(checked),
    plannedDays: roster.days,
    costs: COSTS,
    people: people.map((person, place) => {
      const own = checked[place]
      return {
        id: person.personId,
        contractId: own?.contract.id ?? '',
        skills: skills[place] ?? [],
        marks: marksFor(person, marks),
        protections: own?.protections ?? [],
        leave: (own?.leave ?? []).filter(({ from, to }) => to >= roster.from && from <= lastDate),
        wishes: (wishes.get(person.personId) ?? []).map(weighted),
        locks: [
          ...(locks.get(person.personId) ?? []),
          ...(own && after > 0 ? locksAfter(world, own, grid, after) : []),
        ],
        ...(own ? { history: historyBefore(world.zone, roster.from, own) } : {}),
      }
    }),
  }
}

/** What these people work under, each once. */
export const contractsOf = (people: readonly Pick<CheckedPerson, 'contract'>[]): readonly Contract[] => [
  ...new Map(people.map(({ contract }) => [contract.id, contract])).values(),
]

/** The need of each queue, and none for those who can take none of them. */
export function needsWith(world: Pick<RosterWorld, 'queues' | 'people' | 'grid'>): readonly SkillNeed[] {
  const needs = world.queues.map(({ skill, required }) => ({ skill, required }))
  const isComplete = world.people.every((person) => skillsOf(world, person)[0] !== NO_QUEUE)
  return isComplete
    ? needs
    : [...needs, { skill: NO_QUEUE, required: Array.from({ length: world.grid.slots }, () => 0) }]
}

export function skillsOf({ queues }: Pick<RosterWorld, 'queues'>, { queueIds }: RosteredPerson): readonly string[] {
  const own = queues.flatMap(({ skill }) => (queueIds.includes(skill) ? [skill] : []))
  return own.length > 0 ? own : [NO_QUEUE]
}

function weighted(wish: UnweightedWish): Wish {
  return wish.kind === 'day-off' ? { ...wish, weight: DAY_OFF_WEIGHT } : { ...wish, weightPerHour: START_WEIGHT }
}

function locksOf({ grid, draft }: RosterWorld): ReadonlyMap<string, Lock[]> {
  const locks = new Map<string, Lock[]>()
  const add = (personId: string, lock: Lock) => {
    const own = locks.get(personId)
    if (own) own.push(lock)
    else locks.set(personId, [lock])
  }
  for (const { personId, date } of draft.daysOff) {
    add(personId, { kind: 'off', day: dayNumberOf(date) - dayNumberOf(grid.horizon.from) })
  }
  for (const { isLocked, ...shift } of draft.shifts) {
    if (!isLocked) continue
    const { personId, day, kindId, startSlot, endSlot, breaks } = toPlanned(grid, {
      ...shift,
      overtimeFromAt: null,
      cutSeconds: 0,
    })
    add(personId, { kind: 'shift', shift: { day, kindId, startSlot, endSlot, breaks } })
  }
  return locks
}

const padded = (required: readonly number[], slots: number): readonly number[] => [
  ...required,
  ...Array.from({ length: slots - required.length }, () => 0),
]
