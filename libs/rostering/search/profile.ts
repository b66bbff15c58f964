import type { HorizonGrid } from '../horizon.ts'
import type { Contract } from '../model.ts'
import { holdsOn, type NightWindow, rulesOf } from '../rules.ts'
import { type CompiledKind, compileKind, nightCounter, nightOf, shapingRules, startSlots } from './kinds.ts'

/** What people of one contract and the same protections may work: kinds, and when each may start. */
export interface Profile {
  readonly contract: Contract
  readonly kinds: readonly CompiledKind[]
  readonly classes: readonly ShiftClass[]
  /** Start slots by day, then by class; ascending. */
  readonly starts: readonly (readonly Int32Array[])[]
  /** All starts of a kind, whatever the day and class. */
  readonly startsOfKind: ReadonlyMap<CompiledKind, readonly Int32Array[]>
}

/** Shifts that the rules cannot tell apart but by their start: one kind, by night or not. */
export interface ShiftClass {
  readonly kind: CompiledKind
  readonly isNight: boolean
}

export function compileProfile(
  grid: HorizonGrid,
  contract: Contract,
  protections: readonly string[],
  mayRunPastEnd: boolean,
): Profile {
  const counters = new Map<NightWindow, ReturnType<typeof nightCounter>>()
  const shapes = shapesOf(grid, contract)
  const kinds = shapes.map(({ kind }) => kind)
  const classes = kinds.flatMap((kind) => [
    { kind, isNight: false },
    { kind, isNight: true },
  ])
  const starts = Array.from({ length: grid.days }, (_, day) => {
    const date = grid.dates[day] ?? ''
    const night = nightOf(contract, date)
    const isNightShift = isNightBy(night)
    const banned = rulesOf(contract.rules, 'no-nights-for', date)
      .filter((rule) => rule.protections.some((each) => protections.includes(each)))
      .map((rule) => isNightBy(rule.night))
    return shapes.flatMap(({ kind, days }) => {
      const possible = days[day] ? startSlots(grid, kind.kind, day) : []
      const legal = possible.filter((start) => {
        const end = start + kind.span
        return (mayRunPastEnd || end <= grid.slots) && !banned.some((isBanned) => isBanned(start, end))
      })
      return [false, true].map((isNight) =>
        Int32Array.from(legal.filter((start) => isNightShift(start, start + kind.span) === isNight)),
      )
    })
  })
  const isUsed = classes.map((_, index) => starts.some((ofDay) => (ofDay[index]?.length ?? 0) > 0))
  const used = classes.filter((_, index) => isUsed[index])
  const startsUsed = starts.map((ofDay) => ofDay.filter((_, index) => isUsed[index]))
  const startsOfKind = new Map(
    kinds.map((kind) => [kind, startsUsed.flatMap((ofDay) => ofDay.filter((_, index) => used[index]?.kind === kind))]),
  )
  return { contract, kinds, classes: used, starts: startsUsed, startsOfKind }

  /** Windows are counted once. */
  function isNightBy(night: NightWindow): (start: number, end: number) => boolean {
    const count = counters.get(night) ?? nightCounter(grid, night)
    counters.set(night, count)
    return (start, end) => count(start, end) * grid.slotSeconds >= night.leastSeconds
  }
}

/** Each shift kind by the rules that shape it, and on which days these are: one, where neither changes. */
function shapesOf(grid: HorizonGrid, { shifts, rules }: Contract) {
  const keys = grid.dates.slice(0, grid.days).map((date) => JSON.stringify(shapingRules(rules, date)))
  return shifts.flatMap((shift) =>
    [...new Set(keys)].flatMap((key) => {
      const days = keys.map((each, day) => each === key && holdsOn(shift, grid.dates[day] ?? ''))
      const first = days.indexOf(true)
      const kind = first < 0 ? null : compileKind(shift, rules, grid.dates[first] ?? '', grid.slotSeconds)
      return kind ? [{ kind, days }] : []
    }),
  )
}
