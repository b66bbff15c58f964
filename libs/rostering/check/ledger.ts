import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { type HorizonGrid, secondOfDay } from '../horizon.ts'
import type { Contract, Person, PlannedShift, ShiftKind } from '../model.ts'
import { holdsOn, type NightWindow, type RuleOf } from '../rules.ts'

/** One person's shifts, in order of time, with what every check asks about them. */
export interface Ledger {
  readonly grid: HorizonGrid
  readonly person: Person
  readonly contract: Contract
  readonly shifts: readonly PlannedShift[]
  /** The days after these are only known. */
  readonly plannedDays: number
  kindOf(shift: PlannedShift): ShiftKind | undefined
  dateOf(shift: PlannedShift): LocalDate
  seconds(slots: number): number
  /** Without unpaid breaks and overtime. */
  workSeconds(shift: PlannedShift): number
  overtimeSeconds(shift: PlannedShift): number
  isNight(shift: PlannedShift, night: NightWindow): boolean
  /** The night of a rule on nights in a row; on days on which another such rule holds in its place, that of the other. */
  nightOn(shift: PlannedShift, rule: RuleOf<'nights-in-a-row'>): NightWindow
  isOnLeave(day: number): boolean
  /** Leave on that day that stands for a day of work. */
  isPaidLeave(day: number): boolean
}

export function openLedger(
  grid: HorizonGrid,
  person: Person,
  contract: Contract,
  unsorted: readonly PlannedShift[],
  plannedDays: number = grid.days,
): Ledger {
  const seconds = (slots: number) => slots * grid.slotSeconds
  const overtimeSeconds = ({ overtimeSlots = 0 }: PlannedShift) => seconds(overtimeSlots)
  const leaveOn = (day: number) => {
    const date = grid.dates[day]
    return date === undefined ? undefined : person.leave?.find(({ from, to }) => from <= date && date <= to)
  }
  return {
    grid,
    person,
    contract,
    shifts: unsorted.toSorted((a, b) => a.startSlot - b.startSlot),
    plannedDays,
    kindOf: ({ kindId, day }) =>
      contract.shifts.find((kind) => kind.id === kindId && holdsOn(kind, grid.dates[day] ?? '')),
    dateOf: ({ day }) => grid.dates[day] ?? '',
    seconds,
    workSeconds: (shift) => {
      const unpaid = shift.breaks.reduce((sum, { isPaid, slots }) => sum + (isPaid ? 0 : slots), 0)
      return seconds(shift.endSlot - shift.startSlot - unpaid) - overtimeSeconds(shift)
    },
    overtimeSeconds,
    nightOn: ({ day }, rule) => {
      const date = grid.dates[day] ?? ''
      const others = contract.rules.filter((each) => each.kind === 'nights-in-a-row')
      return (holdsOn(rule, date) ? rule : (others.find((each) => holdsOn(each, date)) ?? rule)).night
    },
    isNight: (shift, night) => secondsInNight(grid, shift, night) >= night.leastSeconds,
    isOnLeave: (day) => leaveOn(day) !== undefined,
    isPaidLeave: (day) => (leaveOn(day)?.counts ?? leaveOn(day) !== undefined) === true,
  }
}

function secondsInNight(grid: HorizonGrid, shift: PlannedShift, { from, to }: NightWindow): number {
  const begin = secondOfDay(from) ?? 0
  const finish = secondOfDay(to) ?? 0
  let inside = 0
  for (let slot = shift.startSlot; slot < shift.endSlot; slot += 1) {
    const second = grid.wallSecond[slot]
    if (second === undefined) continue
    const isInside = begin > finish ? second >= begin || second < finish : second >= begin && second < finish
    if (isInside) inside += grid.slotSeconds
  }
  return inside
}
