import type { LocalDate, Weekday } from '#libs/business-calendar/calendar-data.ts'
import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { dateOfDayNumber, dayNumberOf, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import type { ForecastCalendar } from './calendar.ts'
import { nameOnDate, namesOfEvent } from './event-days.ts'

/** What the calendar says of a date: the row of the regression, and why. */
export interface DayFacts {
  readonly date: LocalDate
  /** Days since 1970-01-01. */
  readonly dayNumber: number
  /** 0 Monday to 6 Sunday: the weekday whose pattern the date follows, which on an adjusted workday is not its own. */
  readonly pattern: number
  /** Listed among the closed dates. */
  readonly isListedClosed: boolean
  /** One 0 or 1 per name in `featureNames`; the first seven are the pattern. */
  readonly features: readonly number[]
}

export interface DayReader {
  readonly featureNames: readonly string[]
  factsOf(date: LocalDate): DayFacts
}

const WORKING: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const FROM_START = [1, 2, 3, 4, 5]
const FROM_END = [1, 2, 3]

/**
 * The features that carry the gain on bank series (weekday apart): the first five and last three business days of the
 * month, the 15th to 17th, the 1st and the 3rd, and the first and second business day after a working weekday that was
 * closed or a holiday. Then each holiday by name, adjusted workdays, and each event by name and distance.
 */
export function readDays(calendar: ForecastCalendar): DayReader {
  const known = readers.get(calendar)
  if (known) return known
  const reader = newReader(calendar)
  readers.set(calendar, reader)
  return reader
}

/** Calendars are data that do not change, and a back-test reads the same days for every origin. */
const readers = new WeakMap<ForecastCalendar, DayReader>()

function newReader(calendar: ForecastCalendar): DayReader {
  const { closed = [], holidays = [], adjustedWorkdays = [], workingWeekdays = WORKING, events = [] } = calendar
  const isClosed = new Set(closed)
  const holidayNames = new Map(holidays.map(({ date, name }) => [date, name]))
  const adjusted = new Map(adjustedWorkdays.map(({ date, like = 'monday' }) => [date, like]))
  const businessDays = new Map<LocalDate, boolean>()
  const isBusinessDay = (date: LocalDate): boolean => {
    const known = businessDays.get(date)
    if (known !== undefined) return known
    const isOpen = workingWeekdays.includes(weekdayOf(date)) && !isClosed.has(date) && !holidayNames.has(date)
    businessDays.set(date, isOpen || adjusted.has(date))
    return isOpen || adjusted.has(date)
  }
  const isLost = (date: LocalDate): boolean => workingWeekdays.includes(weekdayOf(date)) && !isBusinessDay(date)
  const names = [...new Set(holidayNames.values())]
  const eventNames = events.map(namesOfEvent)
  const featureNames = [
    ...WEEKDAYS,
    ...FROM_START.map((n) => `business day ${n} of the month`),
    ...FROM_END.map((n) => `business day ${n} from the end of the month`),
    '15th to 17th',
    '1st',
    '3rd',
    '1st business day after closed',
    '2nd business day after closed',
    'adjusted workday',
    ...names.map((name) => `holiday ${name}`),
    ...eventNames.flat(),
  ]
  const known = new Map<LocalDate, DayFacts>()

  function factsOf(date: LocalDate): DayFacts {
    const found = known.get(date)
    if (found) return found
    const dayNumber = dayNumberOf(date)
    const pattern = WEEKDAYS.indexOf(adjusted.get(date) ?? weekdayOf(date))
    const isBusiness = isBusinessDay(date)
    const dayOfMonth = Number(date.slice(8))
    const fromStart = isBusiness ? businessDaysToEdge(dayNumber, -1, isBusinessDay) : 0
    const fromEnd = isBusiness ? businessDaysToEdge(dayNumber, 1, isBusinessDay) : 0
    const afterClosed = isBusiness ? businessDaysAfterLoss(dayNumber, isBusinessDay, isLost) : 0
    const holiday = holidayNames.get(date)
    const values = [
      ...WEEKDAYS.map((_, weekday) => weekday === pattern),
      ...FROM_START.map((n) => fromStart === n),
      ...FROM_END.map((n) => fromEnd === n),
      dayOfMonth >= 15 && dayOfMonth <= 17,
      dayOfMonth === 1,
      dayOfMonth === 3,
      afterClosed === 1,
      afterClosed === 2,
      adjusted.has(date),
      ...names.map((name) => name === holiday),
      ...events.flatMap((event, index) => {
        const borne = nameOnDate(event, date, isBusinessDay)
        return (eventNames[index] ?? []).map((name) => name === borne)
      }),
    ]
    const facts = { date, dayNumber, pattern, isListedClosed: isClosed.has(date), features: values.map(Number) }
    known.set(date, facts)
    return facts
  }
  return { featureNames, factsOf }
}

/** Business days from the edge of the month to this one, itself included: 1 for the first (or the last). */
function businessDaysToEdge(dayNumber: number, step: 1 | -1, isBusinessDay: (date: LocalDate) => boolean): number {
  const month = dateOfDayNumber(dayNumber).slice(0, 7)
  let count = 0
  for (let day = dayNumber; dateOfDayNumber(day).startsWith(month); day += step)
    if (isBusinessDay(dateOfDayNumber(day))) count++
  return count
}

/** 1 or 2 when this is the first or second business day after a working weekday without business; else 0. */
function businessDaysAfterLoss(
  dayNumber: number,
  isBusinessDay: (date: LocalDate) => boolean,
  isLost: (date: LocalDate) => boolean,
): number {
  let count = 1
  for (let day = dayNumber - 1; day >= dayNumber - 30; day--) {
    const date = dateOfDayNumber(day)
    if (isLost(date)) return count
    if (isBusinessDay(date) && ++count > 2) return 0
  }
  return 0
}
