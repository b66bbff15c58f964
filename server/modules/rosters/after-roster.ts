import { addDaysToDate, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import type { HorizonGrid } from '#libs/rostering/horizon.ts'
import type { Lock } from '#libs/rostering/model.ts'
import { type CheckedPerson, isTooLittle, violationsAround } from '#modules/rosters/check-shifts.ts'
import { asPlanned } from '#modules/rosters/draft-follows.ts'
import { mondayOf } from '#modules/rosters/history-before.ts'
import { toPlanned } from '#modules/rosters/shift-slots.ts'
import { MOST_DAYS } from '#modules/rosters/wire-contract.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

/**
 * How many days after its last one the search of a roster is told of, so that rest and days in a row hold across its end:
 * none where nobody works on them yet. They stop before a week ends, for a week that is not planned yet would lack
 * work, and where `libs/rostering` does: at 35 days in all.
 */
export function daysKnownAfter({ checked, roster }: Pick<RosterWorld, 'checked' | 'roster'>): number {
  const sunday = addDaysToDate(mondayOf(addDaysToDate(roster.to, 1)), 6)
  const most = Math.min(dayNumberOf(sunday) - dayNumberOf(roster.to) - 1, MOST_DAYS - roster.days)
  const last = addDaysToDate(roster.to, most)
  const isWorked = checked.some(({ shifts }) => shifts.some(({ date }) => date > roster.to && date <= last))
  return most > 0 && isWorked ? most : 0
}

/**
 * These days of one person as they are in force: locked. Shifts that break a rule by themselves bind nobody, or there would
 * be no legal roster; the board and the publication tell of them.
 * @param grid of the roster with these days
 */
export function locksAfter(
  { roster, zone }: Pick<RosterWorld, 'roster' | 'zone'>,
  person: CheckedPerson,
  grid: HorizonGrid,
  days: number,
): readonly Lock[] {
  const [first, last] = [addDaysToDate(roster.to, 1), addDaysToDate(roster.to, days)]
  const own = person.shifts.filter(({ date }) => date >= first && date <= last)
  const isBroken = violationsAround(zone, [{ ...person, shifts: own }], first, last).some((each) => !isTooLittle(each))
  const known = new Map(isBroken ? [] : own.map((shift) => [shift.date, shift]))
  return Array.from({ length: days }, (_, place): Lock => {
    const day = roster.days + place
    const shift = known.get(addDaysToDate(first, place))
    const planned = shift && asPlanned({ ...shift, activities: [] })
    if (!shift || !planned) return { kind: 'off', day }
    const { kindId, startSlot, endSlot, breaks } = toPlanned(grid, { ...shift, ...planned, overtimeFromAt: null })
    return { kind: 'shift', shift: { day, kindId, startSlot, endSlot, breaks } }
  })
}
