import type { HorizonGrid } from '../horizon.ts'
import type { Costs, History } from '../model.ts'
import { holdsAllWeek, type Rule, type RuleKind, type RuleOf, rulesOf } from '../rules.ts'
import type { Profile } from './profile.ts'

/** Moves of a day: off, on leave that counts, or a shift of one of the profile's classes (from 2 on). */
export const OFF = 0
export const LEAVE = 1
export const FIRST_CLASS = 2

/**
 * Every legal order of days and shifts but for the rest between two shifts, as states in layers: layer d holds what of
 * days 0..d-1 still matters. States with the same future are one, so a rule that cannot bind costs nothing.
 * `to[move]` is the next state or -1, `cost` what fairness asks for the move, `rest` slots of rest due after it.
 */
export interface Automaton {
  readonly moves: number
  readonly layers: readonly Layer[]
}

export interface Layer {
  readonly states: number
  readonly to: Int32Array
  readonly cost: Float64Array
  readonly rest: Int32Array
}

export interface Counters {
  readonly shifts: number
  readonly days: number
  readonly workSeconds: number
  readonly run: number
  readonly nightRun: number
  readonly weekends: number
  readonly isWeekendCounted: number
  readonly nights: number
}

export function startCounters(history: History | undefined, costs: Costs): Counters {
  return {
    shifts: history?.weekShifts ?? 0,
    days: (history?.weekShifts ?? 0) + (history?.weekLeaveDays ?? 0),
    workSeconds: history?.weekWorkSeconds ?? 0,
    run: history?.daysInARow ?? 0,
    nightRun: history?.nightsInARow ?? 0,
    weekends: costs.weekends > 0 ? (history?.weekends ?? 0) : 0,
    isWeekendCounted: 0,
    nights: costs.nights > 0 ? (history?.nights ?? 0) : 0,
  }
}

/**
 * `knowsFirstWeek`: the history tells of a week under way, so its lower limits can be held. `plannedDays`: the days after
 * them are only known, so no lower limit is held there and no weekend counted.
 */
export function compileAutomaton(
  grid: HorizonGrid,
  profile: Profile,
  start: Counters,
  knowsFirstWeek: boolean,
  costs: Costs,
  plannedDays: number = grid.days,
): Automaton {
  const step = createStep(grid, profile, start, knowsFirstWeek, costs, plannedDays)
  const moves = FIRST_CLASS + profile.classes.length
  const reached: Map<string, Counters>[] = [new Map([[keyOf(start), start]])]
  const arcs: Map<string, (Arc | null)[]>[] = []
  for (let day = 0; day < grid.days; day += 1) {
    const next = new Map<string, Counters>()
    const arcsOfDay = new Map<string, (Arc | null)[]>()
    for (const [key, counters] of reached[day] ?? []) {
      const out = Array.from({ length: moves }, (_, move) => step(day, counters, move))
      arcsOfDay.set(key, out)
      for (const arc of out) if (arc) next.set(arc.key, arc.counters)
    }
    arcs.push(arcsOfDay)
    reached.push(next)
  }
  return { moves, layers: mergeFromTheEnd(arcs, moves) }
}

interface Arc {
  readonly key: string
  readonly counters: Counters
  readonly cost: number
  readonly rest: number
}

const keyOf = (counters: Counters) => Object.values(counters).join(' ')

/** From the last day back: states whose moves lead to the same states at the same cost become one. */
function mergeFromTheEnd(arcs: readonly Map<string, (Arc | null)[]>[], moves: number): Layer[] {
  const layers: Layer[] = []
  let idOf: ReadonlyMap<string, number> | null = null
  for (const ofDay of [...arcs].reverse()) {
    const bySignature = new Map<string, number>()
    const ids = new Map<string, number>()
    const rows: { to: number; cost: number; rest: number }[][] = []
    for (const [key, out] of ofDay) {
      const row = out.map((arc) => {
        const to = arc === null ? -1 : idOf === null ? 0 : (idOf.get(arc.key) ?? -1)
        return { to, cost: to < 0 ? 0 : (arc?.cost ?? 0), rest: to < 0 ? 0 : (arc?.rest ?? 0) }
      })
      if (row.every(({ to }) => to < 0)) continue
      const signature = JSON.stringify(row.map(({ to, cost, rest }) => [to, cost, rest]))
      const known = bySignature.get(signature)
      ids.set(key, known ?? rows.length)
      if (known !== undefined) continue
      bySignature.set(signature, rows.length)
      rows.push(row)
    }
    const flat = rows.flat()
    layers.unshift({
      states: flat.length / moves,
      to: Int32Array.from(flat, ({ to }) => to),
      cost: Float64Array.from(flat, ({ cost }) => cost),
      rest: Int32Array.from(flat, ({ rest }) => rest),
    })
    idOf = ids
  }
  return layers
}

function createStep(
  grid: HorizonGrid,
  profile: Profile,
  start: Counters,
  knowsFirstWeek: boolean,
  costs: Costs,
  plannedDays: number,
) {
  const firstMonday = grid.weekdays.indexOf('monday')
  const limitsWeekends = profile.contract.rules.some(({ kind }) => kind === 'weekends-worked')
  const days = Array.from({ length: grid.days }, (_, day) => {
    const limits = limitsOn(profile.contract.rules, grid.dates[day] ?? '', grid.mondays[day] ?? '', grid.slotSeconds)
    const weekday = grid.weekdays[day]
    const isWeekStart = weekday === 'monday'
    const isWeekEnd = weekday === 'sunday'
    // A week counts as whole when its Monday lies in the horizon, or the history tells what was before.
    const isPlanned = day < plannedDays
    const isWholeWeek = isPlanned && isWeekEnd && ((firstMonday >= 0 && day >= firstMonday) || knowsFirstWeek)
    const isWeekend = isPlanned && (weekday === 'saturday' || weekday === 'sunday')
    return { limits, isWeekStart, isWholeWeek, isWeekend }
  })

  return (day: number, from: Counters, move: number): Arc | null => {
    const today = days[day]
    if (!today) return null
    const { limits } = today
    const week = today.isWeekStart ? { ...from, shifts: 0, days: 0, workSeconds: 0, isWeekendCounted: 0 } : from
    const next = move < FIRST_CLASS ? rested(week, move === LEAVE, day, limits) : worked(week, move, day)
    if (!next) return null
    if (today.isWholeWeek && (next.counters.days < limits.minDays || next.counters.workSeconds < limits.minWork)) {
      return null
    }
    return { ...next, key: keyOf(next.counters) }
  }

  /** Leave stands for work, so it may be too much beside shifts; alone it may fill a week and more. */
  function rested(from: Counters, isLeave: boolean, day: number, limits: Limits): Omit<Arc, 'key'> | null {
    const shiftsBefore = day < firstMonday || firstMonday < 0 ? start.shifts : 0
    const [days, workSeconds] = isLeave
      ? [from.days + 1, from.workSeconds + limits.leaveDaySeconds]
      : [from.days, from.workSeconds]
    const isTooMuch = days > limits.maxDays || workSeconds > limits.maxWork
    if (isLeave && isTooMuch && from.shifts > shiftsBefore) return null
    const counters = { ...from, days: Math.min(limits.maxDays, days), workSeconds, run: 0, nightRun: 0 }
    return { counters, cost: 0, rest: 0 }
  }

  function worked(from: Counters, move: number, day: number): Omit<Arc, 'key'> | null {
    const shift = profile.classes[move - FIRST_CLASS]
    const today = days[day]
    if (!shift || !today) return null
    const { limits } = today
    const isNewWeekend = today.isWeekend && from.isWeekendCounted === 0
    const tracksWeekends = costs.weekends > 0 || limitsWeekends
    const counters: Counters = {
      shifts: from.shifts + 1,
      days: from.days + 1,
      workSeconds: from.workSeconds + shift.kind.workSeconds,
      run: from.run + 1,
      nightRun: shift.isNight ? from.nightRun + 1 : 0,
      weekends: from.weekends + (isNewWeekend && tracksWeekends ? 1 : 0),
      isWeekendCounted: from.isWeekendCounted === 1 || isNewWeekend ? 1 : 0,
      nights: from.nights + (shift.isNight && costs.nights > 0 ? 1 : 0),
    }
    if (counters.days > limits.maxDays || counters.shifts > limits.maxShifts) return null
    if (counters.workSeconds > limits.maxWork || counters.run > limits.maxRun) return null
    if (counters.nightRun > limits.maxNights) return null
    if (isNewWeekend && counters.weekends - start.weekends > limits.maxWeekends) return null
    const cost =
      (shift.isNight ? costs.nights * (1 + 2 * from.nights) : 0) +
      (isNewWeekend ? costs.weekends * (1 + 2 * from.weekends) : 0)
    const rest = counters.nightRun >= limits.maxNights ? Math.max(limits.rest, limits.nightRest) : limits.rest
    return { counters, cost, rest }
  }
}

type Limits = ReturnType<typeof limitsOn>

const WEEKLY: ReadonlySet<RuleKind> = new Set(['work-per-week', 'days-per-week', 'days-off-per-week'])

/** The strictest of the rules of each kind that hold on a date; of those that count over a week, on its Monday. */
function limitsOn(rules: readonly Rule[], date: string, monday: string, slotSeconds: number) {
  const dateOf = (kind: RuleKind) => (WEEKLY.has(kind) ? monday : date)
  const least = <Kind extends RuleKind>(kind: Kind, of: (rule: RuleOf<Kind>) => number) =>
    Math.min(Number.POSITIVE_INFINITY, ...rulesOf(rules, kind, dateOf(kind)).map(of))
  const most = <Kind extends RuleKind>(kind: Kind, of: (rule: RuleOf<Kind>) => number) =>
    Math.max(0, ...rulesOf(rules, kind, dateOf(kind)).map(of))
  const asked = <Kind extends RuleKind>(kind: Kind, of: (rule: RuleOf<Kind>) => number) =>
    most(kind, (rule) => (holdsAllWeek(rule, monday) ? of(rule) : 0))
  return {
    maxWork: least('work-per-week', ({ maxSeconds }) => maxSeconds),
    minWork: asked('work-per-week', ({ minSeconds = 0 }) => minSeconds),
    leaveDaySeconds: most('work-per-week', ({ leaveDaySeconds = 0 }) => leaveDaySeconds),
    minDays: asked('days-per-week', ({ min }) => min),
    maxDays: least('days-per-week', ({ max }) => max),
    maxShifts: 7 - most('days-off-per-week', ({ min }) => min),
    maxRun: least('days-in-a-row', ({ max }) => max),
    maxNights: least('nights-in-a-row', ({ max }) => max),
    maxWeekends: least('weekends-worked', ({ max }) => max),
    rest: Math.ceil(most('rest-between-shifts', ({ seconds }) => seconds) / slotSeconds),
    nightRest: Math.ceil(most('nights-in-a-row', ({ thenRestSeconds }) => thenRestSeconds) / slotSeconds),
  }
}
