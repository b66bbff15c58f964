import type { PlannedShift } from '../model.ts'
import { holdsOn, type Rule, type RuleOf } from '../rules.ts'
import type { Ledger } from './ledger.ts'
import { broken, type Violation } from './violation.ts'

/** Rules that look from one shift to the next: rest, days in a row, weekends. */
export const spanChecks = {
  'rest-between-shifts': (rule: RuleOf<'rest-between-shifts'>, ledger: Ledger): Violation[] =>
    pairs(ledger).flatMap(({ before, shift, restSeconds }) => {
      const on = before ? ledger.dateOf(before) : (ledger.grid.dates[0] ?? '')
      if (!holdsOn(rule, on) || restSeconds >= rule.seconds) return []
      const shifts = before ? [before, shift] : [shift]
      return [broken(rule, shifts, { found: restSeconds, allowed: rule.seconds, unit: 'seconds' })]
    }),

  'days-in-a-row': (rule: RuleOf<'days-in-a-row'>, ledger: Ledger): Violation[] =>
    runsOf(ledger.shifts).flatMap((run) => {
      const before = run[0]?.day === 0 ? (ledger.person.history?.daysInARow ?? 0) : 0
      const judged = judgedUpTo(rule, ledger, run)
      const found = before + judged.length
      if (judged.length === 0 || found <= rule.max) return []
      return [broken(rule, judged, { found, allowed: rule.max, unit: 'days' })]
    }),

  'weekends-worked': (rule: RuleOf<'weekends-worked'>, ledger: Ledger): Violation[] => {
    const firsts = ledger.shifts.filter((shift, place) => {
      if (shift.day >= ledger.plannedDays) return false
      const weekday = ledger.grid.weekdays[shift.day]
      if (weekday === 'saturday') return true
      return weekday === 'sunday' && ledger.shifts[place - 1]?.day !== shift.day - 1
    })
    const judged = judgedUpTo(rule, ledger, firsts)
    if (judged.length <= rule.max) return []
    return [broken(rule, judged, { found: judged.length, allowed: rule.max, unit: 'weekends' })]
  },
}

/** Shifts that are counted one after another, up to the last day on which the rule holds; none when it holds on no day of them. */
export function judgedUpTo(rule: Rule, ledger: Ledger, shifts: readonly PlannedShift[]): readonly PlannedShift[] {
  const last = shifts.findLastIndex((shift) => holdsOn(rule, ledger.dateOf(shift)))
  return shifts.slice(0, last + 1)
}

interface Pair {
  readonly before: PlannedShift | null
  readonly shift: PlannedShift
  readonly restSeconds: number
}

/** Each shift with the one before it, and the rest between; the first with the last shift of the history. */
export function pairs(ledger: Ledger): readonly Pair[] {
  const { grid, shifts, person } = ledger
  const lastEndsAt = person.history?.lastEndsAt ?? null
  return shifts.flatMap((shift, place): Pair[] => {
    const before = shifts[place - 1]
    if (before) return [{ before, shift, restSeconds: ledger.seconds(shift.startSlot - before.endSlot) }]
    if (lastEndsAt === null) return []
    const startsAt = grid.startsAt + ledger.seconds(shift.startSlot) * 1000
    return [{ before: null, shift, restSeconds: (startsAt - lastEndsAt) / 1000 }]
  })
}

/** Shifts on days that follow each other. */
export function runsOf(shifts: readonly PlannedShift[]): PlannedShift[][] {
  const runs: PlannedShift[][] = []
  for (const shift of shifts) {
    const run = runs.at(-1)
    if (run && run.at(-1)?.day === shift.day - 1) run.push(shift)
    else runs.push([shift])
  }
  return runs
}
