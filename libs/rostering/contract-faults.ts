import { isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { type HorizonGrid, secondOfDay } from './horizon.ts'
import type { Contract, ShiftKind } from './model.ts'
import type { Fault } from './problem-faults.ts'
import type { Rule } from './rules.ts'

const LONGEST_SPAN_SECONDS = 16 * 3600
const MOST_BREAKS = 12

/** Everything that keeps a contract from being read. */
export function contractFaults(contract: Contract, grid: HorizonGrid): Fault[] {
  const where = `contract ${contract.id}`
  const twin = contract.shifts.find((kind, place) =>
    contract.shifts.slice(0, place).some((other) => other.id === kind.id && haveDaysInCommon(other, kind)),
  )
  return [
    ...(contract.shifts.length === 0 ? [{ where, problem: 'has no shifts: give at least one kind' }] : []),
    ...(twin === undefined
      ? []
      : [{ where: `${where}, shift ${twin.id}`, problem: 'is there twice: give each its own id' }]),
    ...contract.shifts.flatMap((kind) => shiftFaults(`${where}, shift ${kind.id}`, kind, grid.slotSeconds)),
    ...contract.rules.flatMap((rule) => ruleFaults(`${where}, rule ${rule.id}`, rule)),
  ]
}

function haveDaysInCommon(a: Effective, b: Effective): boolean {
  const endsBefore = (one: Effective, other: Effective) =>
    one.effectiveUntil !== undefined && other.effectiveFrom !== undefined && one.effectiveUntil < other.effectiveFrom
  return !endsBefore(a, b) && !endsBefore(b, a)
}

type Effective = Pick<ShiftKind, 'effectiveFrom' | 'effectiveUntil'>

function effectiveFaults(where: string, { effectiveFrom, effectiveUntil }: Effective): Fault[] {
  const named = Object.entries({ effectiveFrom, effectiveUntil })
  const faults = named.flatMap(([name, date]) =>
    date === undefined || isLocalDate(date)
      ? []
      : [{ where, problem: `${name} "${date}" is not a date: write YYYY-MM-DD` }],
  )
  if (faults.length > 0 || effectiveUntil === undefined || (effectiveFrom ?? '') <= effectiveUntil) return faults
  return [{ where, problem: `is effective until ${effectiveUntil}, before it is from ${effectiveFrom}` }]
}

function shiftFaults(where: string, kind: ShiftKind, slotSeconds: number): Fault[] {
  const { spanSeconds, starts, breaks } = kind
  const faults = effectiveFaults(where, kind)
  const wholeSlots = (name: string, seconds: number, least: number, most: number) => {
    if (Number.isInteger(seconds / slotSeconds) && seconds >= least && seconds <= most) return
    faults.push({
      where,
      problem: `${name} is ${seconds} s: give a multiple of ${slotSeconds}, ${least} to ${most}`,
    })
  }
  wholeSlots('spanSeconds', spanSeconds, slotSeconds, LONGEST_SPAN_SECONDS)
  const [from, to] = [secondOfDay(starts.from), secondOfDay(starts.to)]
  if (from === null || to === null || to >= 86_400 || from > to) {
    faults.push({
      where,
      problem: `starts ${starts.from} to ${starts.to} are no times of one day: write HH:MM, in order`,
    })
  } else {
    wholeSlots('starts.everySeconds', starts.everySeconds, slotSeconds, 86_400)
    if (from % slotSeconds !== 0) {
      faults.push({ where, problem: `starts.from ${starts.from} is on no slot of ${slotSeconds} s` })
    }
  }
  if (breaks.length > MOST_BREAKS) faults.push({ where, problem: `has more than ${MOST_BREAKS} breaks` })
  for (const each of breaks) {
    wholeSlots(`break ${each.id}: seconds`, each.seconds, slotSeconds, spanSeconds)
    wholeSlots(`break ${each.id}: earliestSeconds`, each.earliestSeconds, 0, spanSeconds - each.seconds)
    wholeSlots(`break ${each.id}: latestSeconds`, each.latestSeconds, each.earliestSeconds, spanSeconds - each.seconds)
  }
  return faults
}

function ruleFaults(where: string, rule: Rule): Fault[] {
  const faults = effectiveFaults(where, rule)
  for (const [name, value] of Object.entries(rule)) {
    if (typeof value === 'number' && !(Number.isFinite(value) && value >= 0)) {
      faults.push({ where, problem: `${name} is ${value}: give a finite number, 0 or more` })
    }
  }
  if ('min' in rule && 'max' in rule && rule.min > rule.max) {
    faults.push({ where, problem: `min ${rule.min} is above max ${rule.max}` })
  }
  if ('night' in rule) {
    const { from, to, leastSeconds } = rule.night
    if (secondOfDay(from) === null || secondOfDay(to) === null || !(leastSeconds > 0)) {
      faults.push({
        where,
        problem: `night ${from} to ${to}, at least ${leastSeconds} s: write HH:MM, and 1 s or more`,
      })
    }
  }
  return faults
}
