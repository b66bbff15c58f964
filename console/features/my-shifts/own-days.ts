import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import type { ShiftInForce } from '#modules/rosters/contract.ts'
import type { LeaveItem, OwnShifts } from '#modules/rosters/own-contract.ts'

/** One day of the list. `free`: the roster says so; `unknown`: none is published for it yet. */
export interface OwnDay {
  readonly date: LocalDate
  readonly kind: 'shift' | 'leave' | 'free' | 'unknown'
  readonly shift: ShiftInForce | null
  readonly leave: LeaveItem | null
}

/** Weeks of seven days from today on; a night shift of yesterday that goes on stands first. */
export function weeksOf(own: Pick<OwnShifts, 'from' | 'days' | 'publishedTo' | 'shifts' | 'leave'>): OwnDay[][] {
  const { from, days, publishedTo, shifts, leave } = own
  const byDate = new Map(shifts.map((shift) => [shift.date, shift]))
  const dates = Array.from({ length: days }, (_, day) => addDaysToDate(from, day))
  const yesterday = addDaysToDate(from, -1)
  const shown = (byDate.has(yesterday) ? [yesterday, ...dates] : dates).map((date): OwnDay => {
    const shift = byDate.get(date) ?? null
    const off = leave.find((one) => one.state === 'granted' && one.from <= date && one.to >= date) ?? null
    const isKnown = publishedTo !== null && date <= publishedTo
    return { date, shift, leave: off, kind: shift ? 'shift' : off ? 'leave' : isKnown ? 'free' : 'unknown' }
  })
  const first = shown.length - days + 7
  return [
    shown.slice(0, first),
    ...Array.from({ length: days / 7 - 1 }, (_, week) => shown.slice(first + week * 7, first + week * 7 + 7)),
  ]
}

/** Days of the next weeks on which one might work instead: without a shift or leave, the day itself included. */
export function exchangeDates(own: Parameters<typeof weeksOf>[0], given: LocalDate): LocalDate[] {
  return weeksOf(own)
    .flat()
    .filter(({ date, kind }) => date >= own.from && (kind === 'free' || date === given))
    .map(({ date }) => date)
}

/** Training and overtime are one's own, and what has begun is begun. */
export const mayOffer = (shift: ShiftInForce, now: number): boolean =>
  shift.startsAt > now && shift.activities.length === 0 && shift.overtimeFromAt === null && shift.cutSeconds === 0
