import { type HorizonGrid, secondOfDay } from '../horizon.ts'
import type { Costs, Person, PlannedBreak, PlannedShift, RosterProblem } from '../model.ts'
import { rulesOf } from '../rules.ts'
import { type Automaton, compileAutomaton, LEAVE, OFF, startCounters } from './automaton.ts'
import { compileProfile, type Profile } from './profile.ts'

/**
 * A person as the search sees one.
 * @property group of people with the same skills
 * @property restMove by day: what a day without a shift is, off or leave that counts
 * @property closed ranges of slots that no shift may touch
 * @property notBefore first slot at which a shift may start
 * @property mustWork, mustRest by day
 * @property locked by day: the one shift allowed
 * @property dayCost by day, of a shift; `startCost` by start slot, null when every start is as good
 * @property floors places of the floors the person counts for
 * @property shares places of the shares the person counts for, and whether with the mark
 */
export interface CompiledPerson {
  readonly person: Person
  readonly group: number
  readonly profile: Profile
  readonly automaton: Automaton
  readonly restMove: Uint8Array
  readonly closed: readonly (readonly [number, number])[]
  readonly notBefore: number
  readonly mustRest: Uint8Array
  readonly locked: readonly (LockedShift | null)[]
  readonly dayCost: Float64Array
  readonly startCost: Float64Array | null
  readonly floors: readonly number[]
  readonly shares: readonly { readonly place: number; readonly isMarked: boolean }[]
  /** Nothing of the above sets this person apart from the others of profile and group. */
  readonly isPlain: boolean
}

export interface LockedShift {
  /** Class of the profile, from 0; -1 when no class of the profile may start then. */
  readonly shiftClass: number
  readonly starts: Int32Array
  readonly breaks: readonly PlannedBreak[]
}

/** Compiles people one after another, sharing profiles, automata and wish tables. */
export function createPersonCompiler(problem: RosterProblem, grid: HorizonGrid, costs: Costs) {
  const contracts = new Map(problem.contracts.map((contract) => [contract.id, contract]))
  const groups = new Map<string, number>()
  const skillSets: number[][] = []
  const profiles = new Map<string, Profile>()
  const automata = new Map<string, Automaton>()
  const wishTables = new Map<string, Float64Array>()
  const skillPlaces = new Map(problem.needs.map(({ skill }, place) => [skill, place]))

  const once = <Value>(known: Map<string, Value>, key: string, make: () => Value): Value => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    known.set(key, made)
    return made
  }

  function groupOf({ skills }: Person): number {
    const places = skills.map((skill) => skillPlaces.get(skill) ?? -1).sort((a, b) => a - b)
    return once(groups, places.join(' '), () => skillSets.push(places) - 1)
  }

  function compile(person: Person): CompiledPerson {
    const contract = contracts.get(person.contractId)
    if (!contract) throw new RangeError(`person ${person.id}: contract "${person.contractId}" is unknown`)
    const protections = [...(person.protections ?? [])].sort()
    const profileKey = JSON.stringify([contract.id, protections])
    const { mayRunPastEnd = true, plannedDays } = problem
    const profile = once(profiles, profileKey, () => compileProfile(grid, contract, protections, mayRunPastEnd))
    const start = startCounters(person.history, costs)
    const knowsWeek = person.history?.weekShifts !== undefined
    const automatonKey = JSON.stringify([profileKey, start, knowsWeek])
    const automaton = once(automata, automatonKey, () =>
      compileAutomaton(grid, profile, start, knowsWeek, costs, plannedDays),
    )
    const days = layOutDays(person, profile)
    const startCost = startCostOf(person)
    const floors = (problem.floors ?? []).flatMap(({ mark }, place) =>
      mark === undefined || person.marks?.includes(mark) ? [place] : [],
    )
    const shares = (problem.shares ?? []).flatMap(({ skill, mark }, place) =>
      person.skills.includes(skill) ? [{ place, isMarked: person.marks?.includes(mark) ?? false }] : [],
    )
    return { person, group: groupOf(person), profile, automaton, ...days, startCost, floors, shares }
  }

  function layOutDays(person: Person, profile: Profile) {
    const restMove = new Uint8Array(grid.days).fill(OFF)
    const mustRest = new Uint8Array(grid.days)
    const closed: (readonly [number, number])[] = []
    for (let day = 0; day < grid.days + 1; day += 1) {
      const date = grid.dates[day] ?? ''
      const leave = person.leave?.find(({ from, to }) => from <= date && date <= to)
      if (!leave) continue
      closed.push([grid.dayStart[day] ?? 0, grid.dayStart[day + 1] ?? 0])
      if (day >= grid.days) continue
      restMove[day] = leave.counts === false ? OFF : LEAVE
      mustRest[day] = 1
    }
    const locked: (LockedShift | null)[] = Array.from({ length: grid.days }, () => null)
    for (const lock of person.locks ?? []) {
      if (lock.kind === 'off') mustRest[lock.day] = 1
      else locked[lock.shift.day] = lockedShift(profile, lock.shift)
    }
    const dayCost = new Float64Array(grid.days)
    const share = 1 + costs.refusedWish * (person.history?.refusedWishes ?? 0)
    for (const wish of person.wishes ?? []) {
      const day = wish.kind === 'day-off' ? grid.dates.indexOf(wish.date) : -1
      if (wish.kind === 'day-off' && day >= 0 && day < grid.days)
        dayCost[day] = (dayCost[day] ?? 0) + wish.weight * share
    }
    const notBefore = readyAt(person)
    const isPlain =
      closed.length === 0 &&
      mustRest.every((rest) => rest === 0) &&
      locked.every((lock) => lock === null) &&
      dayCost.every((cost) => cost === 0) &&
      notBefore <= 0 &&
      !person.wishes?.some(({ kind }) => kind === 'start-between')
    return { restMove, closed, notBefore, mustRest, locked, dayCost, isPlain }
  }

  function readyAt({ contractId, history }: Person): number {
    const lastEndsAt = history?.lastEndsAt ?? null
    if (lastEndsAt === null) return 0
    const rules = contracts.get(contractId)?.rules ?? []
    const on = grid.dates[0] ?? ''
    const afterNights = rulesOf(rules, 'nights-in-a-row', on).map(({ max, thenRestSeconds }) =>
      (history?.nightsInARow ?? 0) >= max ? thenRestSeconds : 0,
    )
    const rests = rulesOf(rules, 'rest-between-shifts', on).map(({ seconds }) => seconds)
    const readyAtMs = lastEndsAt + Math.max(0, ...rests, ...afterNights) * 1000
    return Math.ceil((readyAtMs - grid.startsAt) / (grid.slotSeconds * 1000))
  }

  /** Cost of a start by slot: hours outside what is wished, the shorter way round the clock; the sum over wishes. */
  function startCostOf({ wishes, history }: Person): Float64Array | null {
    const windows = (wishes ?? []).filter((wish) => wish.kind === 'start-between')
    if (windows.length === 0) return null
    const share = 1 + costs.refusedWish * (history?.refusedWishes ?? 0)
    return once(wishTables, JSON.stringify([windows, share]), () => {
      const table = new Float64Array(grid.slots)
      for (const { from, to, weightPerHour } of windows) {
        const [begin, finish] = [secondOfDay(from) ?? 0, secondOfDay(to) ?? 0]
        for (let slot = 0; slot < table.length; slot += 1) {
          const hours = secondsOutside(grid.wallSecond[slot] ?? 0, begin, finish) / 3600
          table[slot] = (table[slot] ?? 0) + share * weightPerHour * hours
        }
      }
      return table
    })
  }

  return { compile, skillSets }
}

/** Seconds from a time of day to the nearer end of a window, round the clock; 0 inside. */
export function secondsOutside(second: number, begin: number, finish: number): number {
  const day = 86_400
  const length = (finish - begin + day) % day
  const after = (second - begin + day) % day
  return after <= length ? 0 : Math.min(after - length, day - after)
}

function lockedShift(profile: Profile, shift: Omit<PlannedShift, 'personId'>): LockedShift {
  const starts = profile.starts[shift.day] ?? []
  const shiftClass = profile.classes.findIndex(
    ({ kind }, index) => kind.kind.id === shift.kindId && (starts[index]?.includes(shift.startSlot) ?? false),
  )
  return { shiftClass, starts: Int32Array.of(shift.startSlot), breaks: shift.breaks }
}
