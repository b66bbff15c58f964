import { dateOfDayNumber, dayNumberOf, isLocalDate } from '#libs/business-calendar/local-dates.ts'

/** Days since 1970-01-01, half-open. */
export interface Days {
  readonly from: number
  readonly to: number
}

export const dayOf = dayNumberOf
export const dateOf = dateOfDayNumber

export function oneDay(day: number): Days {
  return { from: day, to: day + 1 }
}

/** The day, or undefined when the calendar has no such day between 1900 and 2199. Month 1..12. */
export function dayIn(year: number, month: number, day: number): number | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isLocalDate(text) ? dayNumberOf(text) : undefined
}

export function partsOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, ofMonth = 0] = dateOfDayNumber(day).split('-').map(Number)
  return { year, month, day: ofMonth }
}

/** 0 Monday to 6 Sunday. */
export function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** The week, Monday first, `shift` weeks after that of the day. */
export function weekOf(day: number, shift: number): Days {
  const from = day - weekdayIndex(day) + 7 * shift
  return { from, to: from + 7 }
}

/** The month `shift` months after the one given; months may run beyond 12 or below 1. */
export function monthOf(year: number, month: number, shift = 0): Days {
  const start = (months: number) => Date.UTC(year, months, 1) / 86_400_000
  return { from: start(month - 1 + shift), to: start(month + shift) }
}

export function yearOf(year: number): Days {
  return { from: Date.UTC(year, 0, 1) / 86_400_000, to: Date.UTC(year + 1, 0, 1) / 86_400_000 }
}

/** Quarter 1..4; half 1..2 is quarters 1-2 or 3-4. */
export function quarterOf(year: number, quarter: number, quarters = 1): Days {
  return { from: monthOf(year, quarter * 3 - 2).from, to: monthOf(year, (quarter + quarters - 1) * 3).to }
}

/** The same day of another month, or its last day where that month is shorter: 31 March less a month is 28 February. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: ofMonth } = partsOf(day)
  const there = monthOf(year, month, months)
  return Math.min(there.from + ofMonth - 1, there.to - 1)
}

/**
 * How an unclear date is settled. `past`: customers mostly speak of what has happened, so a day ahead must be ten times as
 * near as one behind: on 22 November the 5th is 5 November, 25 December is the one to come. `future`: the first on or
 * after the anchor.
 */
export type Lean = 'past' | 'future'

/** Which of several possible days is meant. */
export function choose(days: readonly (number | undefined)[], anchor: number, lean: Lean): number | undefined {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (const day of days) {
    if (day === undefined || (lean === 'future' && day < anchor)) continue
    const distance = day > anchor && lean === 'past' ? (day - anchor) * AHEAD : Math.abs(day - anchor)
    if (distance >= least) continue
    least = distance
    best = day
  }
  return best
}

const AHEAD = 10

/** The given day of a month without a month: in the month of the anchor, the one before or after it. */
export function dayOfSomeMonth(day: number, anchor: number, lean: Lean): number | undefined {
  const { year, month } = partsOf(anchor)
  const days = [-1, 0, 1].map((shift) => {
    const there = monthOf(year, month, shift)
    const found = there.from + day - 1
    return day >= 1 && found < there.to ? found : undefined
  })
  return choose(days, anchor, lean)
}

/** Month and day without a year. */
export function dayOfSomeYear(month: number, day: number, anchor: number, lean: Lean): number | undefined {
  const { year } = partsOf(anchor)
  return choose(
    [year - 1, year, year + 1].map((one) => dayIn(one, month, day)),
    anchor,
    lean,
  )
}
