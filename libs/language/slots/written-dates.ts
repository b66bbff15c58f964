import type { DatePattern } from './dates.ts'
import { dayIn, dayOfSomeYear, monthOf, oneDay } from './days.ts'

const whole = (year: number, month: number, day: number) => {
  const found = dayIn(year, month, day)
  return found === undefined ? undefined : oneDay(found)
}

/**
 * Dates in figures, alike in every language. 3/5 and 3/5/2026 have the month first; when that cannot be, the day: 25/3.
 * Years may be of the Republic of China when three digits and a slash or dot say so: 115/03/05.
 */
export const WRITTEN_DATES: readonly DatePattern[] = [
  [
    `(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![\\d.]*\\d)`,
    ([, year, month, day]) => whole(Number(year), Number(month), Number(day)),
  ],
  [
    `(1\\d{2})[/.](\\d{1,2})[/.](\\d{1,2})(?![\\d.]*\\d)`,
    ([, year, month, day]) => whole(1911 + Number(year), Number(month), Number(day)),
  ],
  [
    `(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)`,
    ([, one, other, year]) =>
      whole(Number(year), Number(one), Number(other)) ?? whole(Number(year), Number(other), Number(one)),
  ],
  [
    `((?:19|20)\\d{2})(0[1-9]|1[0-2])([0-3]\\d)(?!\\d)`,
    ([, year, month, day]) => whole(Number(year), Number(month), Number(day)),
  ],
  [
    `(\\d{1,2})/(\\d{1,2})(?![\\d/])`,
    ([, one, other], { anchor, lean }) => {
      const found =
        dayOfSomeYear(Number(one), Number(other), anchor, lean) ??
        dayOfSomeYear(Number(other), Number(one), anchor, lean)
      return found === undefined ? undefined : oneDay(found)
    },
  ],
  [`((?:19|20)\\d{2})-(0[1-9]|1[0-2])(?![-\\d])`, ([, year, month]) => monthOf(Number(year), Number(month))],
]
