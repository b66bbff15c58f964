import { holdsOn, type Rule, type RuleOf } from '../rules.ts'
import type { Ledger } from './ledger.ts'
import { broken, type Violation } from './violation.ts'

/** Rules that look at one shift: its work, its stretches, its meal, its overtime. */
export const shiftChecks = {
  'work-per-day': (rule: RuleOf<'work-per-day'>, ledger: Ledger): Violation[] =>
    inForce(rule, ledger).flatMap((shift) => {
      const found = ledger.workSeconds(shift)
      if (found <= rule.maxSeconds) return []
      return [broken(rule, [shift], { found, allowed: rule.maxSeconds, unit: 'seconds' })]
    }),

  'stretch-without-break': (rule: RuleOf<'stretch-without-break'>, ledger: Ledger): Violation[] =>
    inForce(rule, ledger).flatMap((shift) => {
      const starts = [shift.startSlot, ...shift.breaks.map(({ slot, slots }) => slot + slots)]
      const ends = [...shift.breaks.map(({ slot }) => slot), shift.endSlot]
      const found = Math.max(...starts.map((start, place) => ledger.seconds((ends[place] ?? start) - start)))
      if (found <= rule.maxSeconds) return []
      return [broken(rule, [shift], { found, allowed: rule.maxSeconds, unit: 'seconds' })]
    }),

  'meal-away-from-ends': (rule: RuleOf<'meal-away-from-ends'>, ledger: Ledger): Violation[] =>
    inForce(rule, ledger).flatMap((shift) => {
      const plannedEnd = shift.endSlot - (shift.overtimeSlots ?? 0) + (shift.cutSlots ?? 0)
      const meals = shift.breaks.filter(({ isPaid }) => !isPaid)
      const found = Math.min(
        ...meals.map(({ slot, slots }) => ledger.seconds(Math.min(slot - shift.startSlot, plannedEnd - slot - slots))),
      )
      if (found >= rule.seconds) return []
      return [broken(rule, [shift], { found, allowed: rule.seconds, unit: 'seconds' })]
    }),

  overtime: (rule: RuleOf<'overtime'>, ledger: Ledger): Violation[] => {
    const isBarred = ledger.person.protections?.some((each) => rule.barredProtections.includes(each)) ?? false
    const extended = inForce(rule, ledger).filter((shift) => ledger.overtimeSeconds(shift) > 0)
    const perShift = extended.flatMap((shift) => {
      const found = ledger.overtimeSeconds(shift)
      const allowed = isBarred ? 0 : rule.maxDaySeconds
      if (found > allowed) return [broken(rule, [shift], { found, allowed, unit: 'seconds' })]
      const total = found + ledger.workSeconds(shift)
      const most = rule.maxDayTotalSeconds ?? Number.POSITIVE_INFINITY
      return total > most ? [broken(rule, [shift], { found: total, allowed: most, unit: 'seconds' })] : []
    })
    return [...perShift, ...overtimeOfMonths(rule, ledger)]
  },
}

/** Sums by calendar month, also of days before the rule; the month of the first day starts with what the history tells. */
function overtimeOfMonths(rule: RuleOf<'overtime'>, ledger: Ledger): Violation[] {
  const firstMonth = ledger.grid.dates[0]?.slice(0, 7) ?? ''
  const months = new Map([[firstMonth, ledger.person.history?.overtimeMonthSeconds ?? 0]])
  return ledger.shifts.flatMap((shift) => {
    const overtime = ledger.overtimeSeconds(shift)
    if (overtime === 0) return []
    const month = ledger.dateOf(shift).slice(0, 7)
    const found = (months.get(month) ?? 0) + overtime
    months.set(month, found)
    if (found <= rule.maxMonthSeconds || !holdsOn(rule, ledger.dateOf(shift))) return []
    return [broken(rule, [shift], { found, allowed: rule.maxMonthSeconds, unit: 'seconds' })]
  })
}

function inForce(rule: Rule, ledger: Ledger) {
  return ledger.shifts.filter((shift) => holdsOn(rule, ledger.dateOf(shift)))
}
