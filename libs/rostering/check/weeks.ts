import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import type { PlannedShift } from '../model.ts'
import { holdsAllWeek, holdsOn, type Rule, type RuleOf } from '../rules.ts'
import type { Ledger } from './ledger.ts'
import { broken, type Violation } from './violation.ts'

/** Rules that count over a week, Monday to Sunday. */
export const weekChecks = {
  'work-per-week': (rule: RuleOf<'work-per-week'>, ledger: Ledger): Violation[] =>
    weeksOf(ledger).flatMap((week) => {
      const worked = week.shifts.reduce((sum, shift) => sum + ledger.workSeconds(shift), 0) + week.workSecondsBefore
      const leave = (rule.leaveDaySeconds ?? 0) * week.leaveDays
      const least = rule.minSeconds ?? 0
      return [
        ...above(rule, week, worked + leave, rule.maxSeconds, 'seconds'),
        ...below(rule, ledger, week, worked + leave, least, 'seconds'),
      ]
    }),

  'days-per-week': (rule: RuleOf<'days-per-week'>, ledger: Ledger): Violation[] =>
    weeksOf(ledger).flatMap((week) => {
      const shifts = week.shifts.length + week.shiftsBefore
      return [
        ...above(rule, week, shifts + week.leaveDays + week.leaveBefore, rule.max, 'days'),
        ...below(rule, ledger, week, shifts + week.leaveDays + week.leaveBefore, rule.min, 'days'),
      ]
    }),

  'days-off-per-week': (rule: RuleOf<'days-off-per-week'>, ledger: Ledger): Violation[] =>
    weeksOf(ledger).flatMap((week) => {
      const found = 7 - week.shifts.length - week.shiftsBefore
      if (week.shifts.length === 0 || found >= rule.min || !holdsOn(rule, week.monday)) return []
      return [broken(rule, week.shifts, { found, allowed: rule.min, unit: 'days' })]
    }),
}

interface Week {
  readonly first: number
  readonly last: number
  readonly shifts: readonly PlannedShift[]
  /** Its date, which may lie before the horizon. */
  readonly monday: LocalDate
  readonly leaveDays: number
  readonly leaveBefore: number
  readonly shiftsBefore: number
  readonly workSecondsBefore: number
  /** Whether lower limits can be held: it ends in the days that are planned, and what was before it is known. */
  readonly isWhole: boolean
}

function weeksOf(ledger: Ledger): Week[] {
  const { grid, shifts, person, plannedDays } = ledger
  const weeks: Week[] = []
  for (let first = 0; first < grid.days; ) {
    let last = first
    while (last + 1 < grid.days && grid.weekdays[last] !== 'sunday') last += 1
    const isUnderWay = first === 0 && grid.weekdays[0] !== 'monday'
    const history = isUnderWay ? person.history : undefined
    const days = Array.from({ length: last - first + 1 }, (_, place) => (first ?? 0) + place)
    const [from, to] = [first, last]
    weeks.push({
      first,
      last,
      shifts: shifts.filter(({ day }) => day >= from && day <= to),
      monday: grid.mondays[first] ?? '',
      leaveDays: days.filter((day) => ledger.isPaidLeave(day)).length,
      leaveBefore: history?.weekLeaveDays ?? 0,
      shiftsBefore: history?.weekShifts ?? 0,
      workSecondsBefore: history?.weekWorkSeconds ?? 0,
      isWhole:
        last < plannedDays && grid.weekdays[last] === 'sunday' && (!isUnderWay || history?.weekShifts !== undefined),
    })
    first = last + 1
  }
  return weeks
}

/** Too much in a week; leave alone, without a shift, never is. */
function above(rule: Rule, week: Week, found: number, allowed: number, unit: Violation['unit']): Violation[] {
  if (week.shifts.length === 0 || found <= allowed || !holdsOn(rule, week.monday)) return []
  return [broken(rule, week.shifts, { found, allowed, unit })]
}

/** Too little in a week: it points at the week, in which there may be no shift at all. */
function below(
  rule: Rule,
  { grid, person }: Ledger,
  { first, last, monday, isWhole }: Week,
  found: number,
  allowed: number,
  unit: Violation['unit'],
): Violation[] {
  if (!isWhole || found >= allowed || !holdsAllWeek(rule, monday)) return []
  return [
    {
      ruleId: rule.id,
      kind: rule.kind,
      severity: rule.severity,
      personId: person.id,
      days: Array.from({ length: last - first + 1 }, (_, place) => first + place),
      fromSlot: grid.dayStart[first] ?? 0,
      toSlot: grid.dayStart[last + 1] ?? 0,
      found,
      allowed,
      unit,
    },
  ]
}
