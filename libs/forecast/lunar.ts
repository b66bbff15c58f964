import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { DAY_MS, dayNumberOf } from '#libs/business-calendar/local-dates.ts'

export interface LunarDate {
  /** 1 to 12. */
  readonly month: number
  /** 1 to 30. */
  readonly day: number
  /** Whether this is the second month of that number in its year (闰月). */
  readonly isLeapMonth: boolean
}

let formatter: Intl.DateTimeFormat | undefined

/** The formatter is slow, and a feast asks for the same dates again and again. */
const known = new Map<LocalDate, LunarDate>()

/**
 * Date of the Chinese lunar calendar, by the tables of the runtime (ICU).
 * @throws RangeError when the date does not exist
 */
export function lunarDateOf(date: LocalDate): LunarDate {
  const found = known.get(date) ?? readLunarDate(date)
  known.set(date, found)
  return found
}

function readLunarDate(date: LocalDate): LunarDate {
  formatter ??= new Intl.DateTimeFormat('en-u-ca-chinese-nu-latn', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  })
  const parts = formatter.formatToParts(dayNumberOf(date) * DAY_MS)
  const month = parts.find(({ type }) => type === 'month')?.value ?? ''
  const day = parts.find(({ type }) => type === 'day')?.value ?? ''
  return { month: Number.parseInt(month, 10), day: Number(day), isLeapMonth: month.endsWith('bis') }
}
