import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { HorizonGrid } from '#libs/rostering/horizon.ts'
import type { Lock } from '#libs/rostering/model.ts'
import { type CheckedPerson, isTooLittle, violationsAround } from '#modules/rosters/check-shifts.ts'
import { asPlanned } from '#modules/rosters/draft-follows.ts'
import { toPlanned } from '#modules/rosters/shift-slots.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

/** A week: what can bind a day of the roster lies in it. */
const DAYS_AFTER = 7

/**
 * How many days after its last one the search of a roster is told of, so that rest, days in a row and the upper limits of a
 * week hold across its end: none where nobody works on them yet. No lower limit of a week is held there, for what is not
 * planned yet cannot lack work.
 */
export function daysKnownAfter({ checked, roster }: Pick<RosterWorld, 'checked' | 'roster'>): number {
  const last = addDaysToDate(roster.to, DAYS_AFTER)
  return checked.some(({ shifts }) => shifts.some(({ date }) => date > roster.to && date <= last)) ? DAYS_AFTER : 0
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
