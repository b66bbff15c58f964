import type { HorizonGrid } from '../horizon.ts'
import type { Contract } from '../model.ts'
import { rulesOf } from '../rules.ts'
import { type CompiledKind, compileKind, nightCounter, nightOf, startSlots } from './kinds.ts'

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
  // A rule that comes into force within the horizon shapes shifts from its first day on.
  const latest = grid.dates[grid.days - 1] ?? ''
  const kinds = contract.shifts.flatMap((kind, index) => {
    const compiled = compileKind(kind, index, contract.rules, latest, grid.slotSeconds)
    return compiled ? [compiled] : []
  })
  const classes = kinds.flatMap((kind) => [
    { kind, isNight: false },
    { kind, isNight: true },
  ])
  const night = nightOf(contract, latest)
  const nightSlots = nightCounter(grid, night)
  const starts = Array.from({ length: grid.days }, (_, day) => {
    const banned = rulesOf(contract.rules, 'no-nights-for', grid.dates[day] ?? '')
      .filter((rule) => rule.protections.some((each) => protections.includes(each)))
      .map((rule) => ({ count: nightCounter(grid, rule.night), least: rule.night.leastSeconds }))
    return classes.map(({ kind, isNight }) =>
      Int32Array.from(
        startSlots(grid, kind.kind, day).filter((start) => {
          const end = start + kind.span
          if (!mayRunPastEnd && end > grid.slots) return false
          if (banned.some(({ count, least }) => count(start, end) * grid.slotSeconds >= least)) return false
          return nightSlots(start, end) * grid.slotSeconds >= night.leastSeconds === isNight
        }),
      ),
    )
  })
  const isUsed = classes.map((_, index) => starts.some((ofDay) => (ofDay[index]?.length ?? 0) > 0))
  const used = classes.filter((_, index) => isUsed[index])
  const startsUsed = starts.map((ofDay) => ofDay.filter((_, index) => isUsed[index]))
  const startsOfKind = new Map(
    kinds.map((kind) => [kind, startsUsed.flatMap((ofDay) => ofDay.filter((_, index) => used[index]?.kind === kind))]),
  )
  return { contract, kinds, classes: used, starts: startsUsed, startsOfKind }
}
