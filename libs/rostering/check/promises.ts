import type { Lock, PlannedShift } from '../model.ts'
import type { Ledger } from './ledger.ts'
import { malformed, type Violation } from './violation.ts'

/** No shift touches a day of leave, and what was locked is as it was. */
export function checkPromises(ledger: Ledger): Violation[] {
  return [
    ...ledger.shifts.flatMap((shift) => checkLeave(ledger, shift)),
    ...(ledger.person.locks ?? []).flatMap((lock) => checkLock(ledger, lock)),
  ]
}

function checkLeave(ledger: Ledger, shift: PlannedShift): Violation[] {
  const { dayStart, days } = ledger.grid
  let touched = 0
  for (let day = 0; day <= days; day += 1) {
    const from = Math.max(shift.startSlot, dayStart[day] ?? 0)
    const to = Math.min(shift.endSlot, dayStart[day + 1] ?? 0)
    if (to > from && ledger.isOnLeave(day)) touched += to - from
  }
  if (touched === 0) return []
  const found = ledger.seconds(touched)
  return [malformed('ROSTER-LEAVE', 'leave', [shift], { found, allowed: 0, unit: 'seconds' })]
}

function checkLock(ledger: Ledger, lock: Lock): Violation[] {
  const day = lock.kind === 'off' ? lock.day : lock.shift.day
  const planned = ledger.shifts.find((shift) => shift.day === day)
  const isKept = lock.kind === 'off' ? planned === undefined : planned !== undefined && isSame(planned, lock.shift)
  if (isKept) return []
  const at: PlannedShift = planned ?? {
    personId: ledger.person.id,
    day,
    kindId: '',
    startSlot: ledger.grid.dayStart[day] ?? 0,
    endSlot: ledger.grid.dayStart[day + 1] ?? 0,
    breaks: [],
  }
  const found = planned ? 1 : 0
  return [malformed('ROSTER-LOCK', 'lock', [at], { found, allowed: lock.kind === 'off' ? 0 : 1, unit: 'shifts' })]
}

function isSame(a: PlannedShift, b: Omit<PlannedShift, 'personId'>): boolean {
  return (
    a.kindId === b.kindId &&
    a.startSlot === b.startSlot &&
    a.endSlot === b.endSlot &&
    a.breaks.length === b.breaks.length &&
    a.breaks.every(({ slot, slots }, place) => b.breaks[place]?.slot === slot && b.breaks[place]?.slots === slots)
  )
}
