import type { HorizonGrid } from '../horizon.ts'
import { type Automaton, FIRST_CLASS, type Layer } from './automaton.ts'
import type { CompiledPerson } from './person.ts'
import { createShiftValues, NEVER } from './shift-values.ts'

/**
 * A person's plan: by day the class of the shift (-1: none) and its start slot, and breaks as offsets from the start,
 * `breaksPerShift` places to a day.
 */
export interface Plan {
  readonly shiftClass: Int16Array
  readonly start: Int32Array
  readonly breaks: Int16Array
}

export interface BestResponse {
  /**
   * The plan of most worth for one person, exact: gains of the slots covered less the person's own costs, over all plans
   * that keep the rules. Written into `plan`; returns its worth, or `NEVER` when no plan keeps the rules.
   */
  find(person: CompiledPerson, row: Float64Array, plan: Plan): number
}

export function createPlan(days: number, breaksPerShift: number): Plan {
  return {
    shiftClass: new Int16Array(days).fill(-1),
    start: new Int32Array(days),
    breaks: new Int16Array(days * breaksPerShift),
  }
}

/**
 * Dynamic programming over days, states of the automaton, and the slot from which the next shift may start. For every
 * state the best worth so far is kept by that slot, counted from the start of the day (0: ready before), so the rest
 * between shifts is one running maximum.
 * @param width slots of a row, those after the horizon included
 * @param longestRest slots of the longest rest that any rule asks for
 */
export function createBestResponse(
  grid: HorizonGrid,
  width: number,
  longestSpan: number,
  longestRest: number,
  breaksPerShift: number,
): BestResponse {
  const { days, dayStart } = grid
  const values = createShiftValues(width, longestSpan)
  let longestDay = 0
  for (let day = 0; day < days; day += 1) longestDay = Math.max(longestDay, lengthOf(dayStart, day))
  const ready = longestDay + longestSpan + longestRest + 1
  let capacity = 0
  let worths: Float64Array[] = []
  let cameFrom: Int32Array[] = []
  let cameBy: Int32Array[] = []
  const runningWorth = new Float64Array(ready)
  const runningPlace = new Int32Array(ready)
  const classValues: Float64Array[] = []

  function reserve(states: number): void {
    if (states <= capacity) return
    capacity = states
    const make = <Value>(of: () => Value) => Array.from({ length: days + 1 }, of)
    worths = make(() => new Float64Array(states * ready))
    cameFrom = make(() => new Int32Array(states * ready))
    cameBy = make(() => new Int32Array(states * ready))
  }

  function find(person: CompiledPerson, row: Float64Array, plan: Plan): number {
    const { automaton, profile } = person
    reserve(mostStates(automaton))
    values.read(row)
    readValues(person)
    let spanAndRest = 1
    for (const { kind } of profile.classes) spanAndRest = Math.max(spanAndRest, kind.span + longestRest + 1)
    const reach = Math.min(ready, spanAndRest)
    ;(worths[0] as Float64Array).fill(NEVER, 0, reach)
    ;(worths[0] as Float64Array)[0] = 0
    for (let day = 0; day < days; day += 1) passDay(person, day, reach)
    return traceBack(person, plan, reach)
  }

  /** The worth of every shift by class and start, the person's own costs and closed ranges in it. */
  function readValues(person: CompiledPerson): void {
    const { profile, startCost, closed, notBefore } = person
    for (let shiftClass = 0; shiftClass < profile.classes.length; shiftClass += 1) {
      const { kind } = profile.classes[shiftClass] as (typeof profile.classes)[number]
      const previous = shiftClass > 0 ? profile.classes[shiftClass - 1] : undefined
      if (previous?.kind === kind) {
        classValues[shiftClass] = classValues[shiftClass - 1] as Float64Array
        continue
      }
      const worth = values.of(kind, profile.startsOfKind.get(kind) ?? [])
      classValues[shiftClass] = worth
      if (person.isPlain) continue
      if (startCost) {
        for (let slot = 0; slot < startCost.length; slot += 1) {
          worth[slot] = (worth[slot] as number) - (startCost[slot] as number)
        }
      }
      for (let day = 0; day < days; day += 1) {
        const cost = person.dayCost[day] as number
        const end = dayStart[day + 1] as number
        if (cost !== 0) {
          for (let slot = dayStart[day] as number; slot < end; slot += 1) worth[slot] = (worth[slot] as number) - cost
        }
      }
      for (const [from, to] of closed) worth.fill(NEVER, Math.max(0, from - kind.span + 1), to)
      if (notBefore > 0) worth.fill(NEVER, 0, Math.min(notBefore, worth.length))
    }
    for (let day = 0; day < days; day += 1) readLock(person, day)
  }

  function readLock(person: CompiledPerson, day: number): void {
    const lock = person.locked[day]
    if (!lock || lock.shiftClass < 0) return
    const start = lock.starts[0] as number
    const { kind } = person.profile.classes[lock.shiftClass] as (typeof person.profile.classes)[number]
    const worth = classValues[lock.shiftClass] as Float64Array
    if ((worth[start] as number) <= NEVER) return
    let sum = values.between(start, start + kind.span)
    for (const each of lock.breaks) sum -= values.between(each.slot, each.slot + each.slots)
    worth[start] = sum - (person.startCost?.[start] ?? 0) - (person.dayCost[day] as number)
  }

  function passDay(person: CompiledPerson, day: number, reach: number): void {
    const { automaton, profile } = person
    const layer = automaton.layers[day] as Layer
    const nextStates = day + 1 < days ? (automaton.layers[day + 1] as Layer).states : 1
    const first = dayStart[day] as number
    const length = lengthOf(dayStart, day)
    const worth = worths[day] as Float64Array
    const next = worths[day + 1] as Float64Array
    const from = cameFrom[day + 1] as Int32Array
    const by = cameBy[day + 1] as Int32Array
    next.fill(NEVER, 0, nextStates * reach)
    const { moves } = automaton
    const lock = person.locked[day] ?? null
    const restMove = person.restMove[day] as number
    const mayWork = person.mustRest[day] === 0
    const classes = profile.classes.length
    const startsOfDay = profile.starts[day] as readonly Int32Array[]
    const shown = Math.min(length, reach - 1)
    for (let state = 0; state < layer.states; state += 1) {
      const base = state * reach
      let best = NEVER
      let place = 0
      for (let t = 0; t <= shown; t += 1) {
        const here = worth[base + t] as number
        if (here > best) {
          best = here
          place = t
        }
        runningWorth[t] = best
        runningPlace[t] = place
      }
      for (let t = shown + 1; t <= length; t += 1) {
        runningWorth[t] = best
        runningPlace[t] = place
      }
      if (!lock) {
        const to = layer.to[state * moves + restMove] as number
        if (to >= 0) {
          const target = to * reach
          if (best > (next[target] as number)) {
            next[target] = best
            from[target] = base + place
            by[target] = -1
          }
          for (let t = length + 1; t < reach; t += 1) {
            const here = worth[base + t] as number
            if (here > (next[target + t - length] as number)) {
              next[target + t - length] = here
              from[target + t - length] = base + t
              by[target + t - length] = -1
            }
          }
        }
      }
      if (!mayWork || best <= NEVER) continue
      for (let shiftClass = 0; shiftClass < classes; shiftClass += 1) {
        if (lock && lock.shiftClass !== shiftClass) continue
        const arc = state * moves + FIRST_CLASS + shiftClass
        const to = layer.to[arc] as number
        if (to < 0) continue
        const starts = lock ? lock.starts : (startsOfDay[shiftClass] as Int32Array)
        const { kind } = profile.classes[shiftClass] as (typeof profile.classes)[number]
        const shift = kind.span + (layer.rest[arc] as number) - length
        const cost = layer.cost[arc] as number
        const value = classValues[shiftClass] as Float64Array
        const target = to * reach
        const move = shiftClass * 65_536
        for (let i = 0; i < starts.length; i += 1) {
          const start = starts[i] as number
          const t = start - first
          const sum = (runningWorth[t] as number) + (value[start] as number) - cost
          const at = target + (t + shift > 0 ? t + shift : 0)
          if (sum > (next[at] as number)) {
            next[at] = sum
            from[at] = base + (runningPlace[t] as number)
            by[at] = move + start
          }
        }
      }
    }
  }

  function traceBack(person: CompiledPerson, plan: Plan, reach: number): number {
    const last = worths[days] as Float64Array
    let place = 0
    for (let t = 1; t < reach; t += 1) if ((last[t] as number) > (last[place] as number)) place = t
    const best = last[place] as number
    if (best <= NEVER / 2) return NEVER
    for (let day = days; day > 0; day -= 1) {
      const by = (cameBy[day] as Int32Array)[place] as number
      const on = day - 1
      if (by < 0) plan.shiftClass[on] = -1
      else {
        const shiftClass = by >> 16
        const start = by & 65_535
        plan.shiftClass[on] = shiftClass
        plan.start[on] = start
        placeBreaks(person, on, shiftClass, start, plan)
      }
      place = (cameFrom[day] as Int32Array)[place] as number
    }
    return best
  }

  function placeBreaks(person: CompiledPerson, day: number, shiftClass: number, start: number, plan: Plan): void {
    const { kind } = person.profile.classes[shiftClass] as (typeof person.profile.classes)[number]
    const at = day * breaksPerShift
    const lock = person.locked[day]
    if (!lock) values.placeBreaks(kind, start, plan.breaks, at)
    else for (let i = 0; i < lock.breaks.length; i += 1) plan.breaks[at + i] = (lock.breaks[i]?.slot ?? 0) - start
  }

  return { find }
}

/** What a plan costs the person: fairness, wishes refused, starts outside the hours wished. */
export function ownCost(person: CompiledPerson, plan: Plan): number {
  const { automaton, restMove, dayCost, startCost } = person
  let cost = 0
  let state = 0
  for (let day = 0; day < automaton.layers.length; day += 1) {
    const layer = automaton.layers[day] as Layer
    const shiftClass = plan.shiftClass[day] as number
    const arc = state * automaton.moves + (shiftClass < 0 ? (restMove[day] as number) : FIRST_CLASS + shiftClass)
    if (shiftClass >= 0) {
      cost += (layer.cost[arc] as number) + (dayCost[day] as number)
      if (startCost) cost += startCost[plan.start[day] as number] as number
    }
    state = layer.to[arc] as number
  }
  return cost
}

/** Calls back for each stretch of a plan between breaks, half-open. */
export function forStretches(
  { profile }: CompiledPerson,
  plan: Plan,
  breaksPerShift: number,
  each: (from: number, to: number) => void,
): void {
  for (let day = 0; day < plan.shiftClass.length; day += 1) {
    const shiftClass = plan.shiftClass[day] as number
    if (shiftClass < 0) continue
    const { kind } = profile.classes[shiftClass] as (typeof profile.classes)[number]
    const start = plan.start[day] as number
    let at = start
    for (let index = 0; index < kind.breaks.length; index += 1) {
      const pause = start + (plan.breaks[day * breaksPerShift + index] as number)
      each(at, pause)
      at = pause + (kind.breaks[index] as (typeof kind.breaks)[number]).slots
    }
    each(at, start + kind.span)
  }
}

function mostStates({ layers }: Automaton): number {
  let most = 1
  for (const { states } of layers) most = Math.max(most, states)
  return most
}

function lengthOf(dayStart: Int32Array, day: number): number {
  return (dayStart[day + 1] as number) - (dayStart[day] as number)
}
