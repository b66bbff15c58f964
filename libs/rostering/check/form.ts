import { secondOfDay } from '../horizon.ts'
import type { PlannedShift, ShiftKind } from '../model.ts'
import type { Ledger } from './ledger.ts'
import { malformed, type Violation } from './violation.ts'

/** Shifts have the shapes that their contract offers, one a day, breaks where they may be. */
export function checkForm(ledger: Ledger, mayRunPastEnd: boolean): Violation[] {
  return ledger.shifts.flatMap((shift, place) => {
    const kind = ledger.kindOf(shift)
    if (!kind) return [malformed('ROSTER-SHIFT', 'unknown-shift', [shift], { found: 1, allowed: 0, unit: 'shifts' })]
    return [
      ...checkOneADay(ledger, shift, place),
      ...checkStart(ledger, shift, kind),
      ...checkLength(ledger, shift, kind),
      ...checkBreaks(ledger, shift, kind),
      ...(mayRunPastEnd ? [] : checkEnd(ledger, shift)),
    ]
  })
}

function checkOneADay({ shifts }: Ledger, shift: PlannedShift, place: number): Violation[] {
  const before = shifts[place - 1]
  if (!before || (before.day !== shift.day && before.endSlot <= shift.startSlot)) return []
  return [malformed('ROSTER-ONE-A-DAY', 'two-shifts-a-day', [before, shift], { found: 2, allowed: 1, unit: 'shifts' })]
}

function checkStart({ grid }: Ledger, shift: PlannedShift, { starts }: ShiftKind): Violation[] {
  const from = secondOfDay(starts.from) ?? 0
  const shown = grid.wallSecond[shift.startSlot] ?? -1
  const weekday = grid.weekdays[shift.day]
  const isOfDay =
    shift.startSlot >= (grid.dayStart[shift.day] ?? 0) && shift.startSlot < (grid.dayStart[shift.day + 1] ?? 0)
  const isOffered =
    shown >= from &&
    shown <= (secondOfDay(starts.to) ?? -1) &&
    (shown - from) % starts.everySeconds === 0 &&
    (starts.weekdays === undefined || (weekday !== undefined && starts.weekdays.includes(weekday)))
  if (isOfDay && isOffered && shift.day >= 0 && shift.day < grid.days) return []
  return [malformed('ROSTER-START', 'shift-start', [shift], { found: shown, allowed: from, unit: 'seconds' })]
}

function checkLength(ledger: Ledger, shift: PlannedShift, kind: ShiftKind): Violation[] {
  const { overtimeSlots = 0, cutSlots = 0 } = shift
  const found = ledger.seconds(shift.endSlot - shift.startSlot)
  const allowed = kind.spanSeconds + ledger.seconds(overtimeSlots - cutSlots)
  if (found === allowed && overtimeSlots >= 0 && cutSlots >= 0) return []
  return [malformed('ROSTER-LENGTH', 'shift-length', [shift], { found, allowed, unit: 'seconds' })]
}

/** A shift that was cut may lack the breaks that would have begun after its end. */
function checkBreaks(ledger: Ledger, shift: PlannedShift, kind: ShiftKind): Violation[] {
  const fits = (place: number): boolean => {
    const rule = kind.breaks[place]
    const given = shift.breaks[place]
    if (!rule) return false
    if (!given)
      return (shift.cutSlots ?? 0) > 0 && ledger.seconds(shift.endSlot - shift.startSlot) <= rule.latestSeconds
    const after = ledger.seconds(given.slot - shift.startSlot)
    const endBefore = shift.breaks[place - 1]
    return (
      ledger.seconds(given.slots) === rule.seconds &&
      given.isPaid === rule.isPaid &&
      after >= rule.earliestSeconds &&
      after <= rule.latestSeconds &&
      given.slot + given.slots <= shift.endSlot &&
      (endBefore === undefined || endBefore.slot + endBefore.slots <= given.slot)
    )
  }
  const count = Math.max(kind.breaks.length, shift.breaks.length)
  const wrong = Array.from({ length: count }, (_, place) => place).filter((place) => !fits(place)).length
  if (wrong === 0) return []
  return [malformed('ROSTER-BREAKS', 'shift-breaks', [shift], { found: wrong, allowed: 0, unit: 'breaks' })]
}

function checkEnd(ledger: Ledger, shift: PlannedShift): Violation[] {
  if (shift.endSlot <= ledger.grid.slots) return []
  const [found, allowed] = [ledger.seconds(shift.endSlot), ledger.seconds(ledger.grid.slots)]
  return [malformed('ROSTER-END', 'past-the-end', [shift], { found, allowed, unit: 'seconds' })]
}
