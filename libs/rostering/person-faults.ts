import { type HorizonGrid, secondOfDay } from './horizon.ts'
import type { Contract, Leave, Lock, Person, PlannedShift, Wish } from './model.ts'
import { dateFault, type Fault } from './problem-faults.ts'
import { holdsOn } from './rules.ts'

/** Everything that keeps a person from being read. */
export function personFaults(
  person: Person,
  contract: Contract | undefined,
  skills: ReadonlySet<string>,
  grid: HorizonGrid,
): Fault[] {
  const where = `person ${person.id}`
  if (!contract) return [{ where, problem: `contract "${person.contractId}" is unknown: give one of the contracts` }]
  return [
    ...skillFaults(where, person.skills, skills),
    ...leaveFaults(where, person.leave ?? []),
    ...(person.wishes ?? []).flatMap((wish, place) => wishFaults(`${where}, wish ${place + 1}`, wish)),
    ...lockFaults(where, person.locks ?? [], contract, grid),
    ...historyFaults(where, person),
  ]
}

function skillFaults(where: string, own: readonly string[], known: ReadonlySet<string>): Fault[] {
  if (own.length === 0) return [{ where, problem: 'has no skill: give at least one' }]
  if (new Set(own).size < own.length) return [{ where, problem: 'has a skill twice' }]
  const unknown = own.filter((skill) => !known.has(skill))
  return unknown.map((skill) => ({ where, problem: `skill "${skill}" is unknown: no need asks for it` }))
}

function leaveFaults(where: string, leave: readonly Leave[]): Fault[] {
  const faults = leave.flatMap(({ from, to }, place) => {
    const at = `${where}, leave ${place + 1}`
    const dates = [...dateFault(at, from), ...dateFault(at, to)]
    return dates.length === 0 && from > to ? [{ where: at, problem: `starts on ${from}, after its end ${to}` }] : dates
  })
  const sorted = leave.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  sorted.forEach((each, place) => {
    const before = sorted[place - 1]
    if (before && before.to >= each.from) {
      faults.push({ where, problem: `leave from ${each.from} overlaps leave to ${before.to}: give each date once` })
    }
  })
  return faults
}

function wishFaults(where: string, wish: Wish): Fault[] {
  const weight = wish.kind === 'day-off' ? wish.weight : wish.weightPerHour
  const faults =
    Number.isFinite(weight) && weight >= 0 ? [] : [{ where, problem: `weight is ${weight}: give 0 or more` }]
  if (wish.kind === 'day-off') return [...faults, ...dateFault(where, wish.date)]
  if (secondOfDay(wish.from) !== null && secondOfDay(wish.to) !== null) return faults
  return [...faults, { where, problem: `starts ${wish.from} to ${wish.to} are no times: write HH:MM` }]
}

function lockFaults(where: string, locks: readonly Lock[], contract: Contract, grid: HorizonGrid): Fault[] {
  const seen = new Set<number>()
  return locks.flatMap((lock) => {
    const day = lock.kind === 'off' ? lock.day : lock.shift.day
    const at = `${where}, lock on day ${day}`
    if (!Number.isInteger(day) || day < 0 || day >= grid.days) {
      return [{ where: at, problem: `is outside the ${grid.days} days of the horizon, which count from 0` }]
    }
    if (seen.has(day)) return [{ where: at, problem: 'is there twice: give each day once' }]
    seen.add(day)
    return lock.kind === 'off' ? [] : lockedShiftFaults(at, lock.shift, contract, grid)
  })
}

function lockedShiftFaults(
  where: string,
  shift: Omit<PlannedShift, 'personId'>,
  contract: Contract,
  grid: HorizonGrid,
): Fault[] {
  const date = grid.dates[shift.day] ?? ''
  const kind = contract.shifts.find((each) => each.id === shift.kindId && holdsOn(each, date))
  if (!kind) return [{ where, problem: `shift "${shift.kindId}" is not in contract ${contract.id} on ${date}` }]
  if (shift.overtimeSlots || shift.cutSlots) {
    return [{ where, problem: 'has overtime or was cut: lock the shift as it was planned' }]
  }
  const isOfDay =
    shift.startSlot >= (grid.dayStart[shift.day] ?? 0) && shift.startSlot < (grid.dayStart[shift.day + 1] ?? 0)
  if (!isOfDay || shift.endSlot - shift.startSlot !== kind.spanSeconds / grid.slotSeconds) {
    return [{ where, problem: `slots ${shift.startSlot} to ${shift.endSlot} are no shift "${kind.id}" of that day` }]
  }
  if (shift.breaks.length !== kind.breaks.length) {
    return [{ where, problem: `has ${shift.breaks.length} breaks, shift "${kind.id}" has ${kind.breaks.length}` }]
  }
  const odd = kind.breaks.findIndex(({ seconds, isPaid }, place) => {
    const given = shift.breaks[place]
    return given?.slots !== seconds / grid.slotSeconds || given.isPaid !== isPaid
  })
  return odd < 0 ? [] : [{ where, problem: `break ${odd + 1} is not the break ${kind.breaks[odd]?.id} of its shift` }]
}

function historyFaults(where: string, { history }: Person): Fault[] {
  return Object.entries(history ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined || (Number.isFinite(value) && value >= 0)
      ? []
      : [{ where: `${where}, history.${name}`, problem: `is ${value}: give a number, 0 or more` }],
  )
}
