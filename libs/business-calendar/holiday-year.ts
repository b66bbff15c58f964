import type { AdjustedWorkday, CalendarData, Holiday, LocalDate, OpeningSpan, Weekday } from './calendar-data.ts'
import type { HolidayFile } from './holiday-file.ts'

/** The holidays of one year as they were announced, with those of the December before that belong to its New Year. */
export interface HolidayYear {
  readonly year: number
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string; readonly isPaid: boolean }[]
  readonly adjustedWorkdays: readonly { readonly date: LocalDate; readonly name: string; readonly like: Weekday }[]
}

/**
 * The year that a file is about: that of its latest date.
 * @returns or the dates that are neither of it nor of the December before
 */
export function yearOf({
  holidays,
  adjustedWorkdays,
}: HolidayFile):
  | { readonly ok: true; readonly year: HolidayYear }
  | { readonly ok: false; readonly year: number; readonly dates: readonly LocalDate[] } {
  const dates = [...holidays, ...adjustedWorkdays].map(({ date }) => date).sort()
  const year = Number(dates.at(-1)?.slice(0, 4))
  const strangers = dates.filter((date) => date < `${year - 1}-12-01`)
  if (strangers.length > 0) return { ok: false, year, dates: strangers }
  return {
    ok: true,
    year: {
      year,
      holidays: holidays.map(({ date, name = '', isPaid = false }) => ({ date, name, isPaid })).sort(byDate),
      adjustedWorkdays: adjustedWorkdays.map(({ date, name = '', like }) => ({ date, name, like })).sort(byDate),
    },
  }
}

const byDate = (a: { readonly date: LocalDate }, b: { readonly date: LocalDate }) => (a.date < b.date ? -1 : 1)

/**
 * What a year makes of a calendar.
 * @property holidaySpans hours on the new holidays: those of the latest holiday that the calendar has; none: closed
 * @property added, removed dates that the calendar did not list, and that it lists no longer; one that is changed is in both
 * @property kept dates of the year of which the calendar says something of its own, which stays
 */
export interface YearInCalendar {
  readonly data: CalendarData
  readonly holidaySpans: readonly OpeningSpan[]
  readonly added: readonly LocalDate[]
  readonly removed: readonly LocalDate[]
  readonly kept: readonly LocalDate[]
}

/**
 * The calendar with the holidays and adjusted workdays of a year. What the same year put there when it was read before gives
 * way to what it says now; what somebody wrote there by hand stays.
 * @param before the year as it was read before
 */
export function withYear(data: CalendarData, year: HolidayYear, before: HolidayYear | null): YearInCalendar {
  const holidaySpans = spansOnHolidays(data, [year, ...(before ? [before] : [])])
  const put = new Map(before ? entriesOf(before, holidaySpans) : [])
  const wanted = new Map(entriesOf(year, holidaySpans))
  const listed = new Map([
    ...(data.holidays ?? []).map((day): [LocalDate, Entry] => [day.date, { kind: 'holiday', day }]),
    ...(data.adjustedWorkdays ?? []).map((day): [LocalDate, Entry] => [day.date, { kind: 'workday', day }]),
  ])
  const isWanted = (date: LocalDate) => isSame(listed.get(date), wanted.get(date))
  const isOwn = (date: LocalDate) => listed.has(date) && !isWanted(date) && !isSame(listed.get(date), put.get(date))
  const stays = (date: LocalDate) => isWanted(date) || isOwn(date)
  const fresh = [...wanted.values()].filter(({ day: { date } }) => !stays(date))
  const left = <T extends { readonly date: LocalDate }>(days: readonly T[] | undefined) =>
    (days ?? []).filter(({ date }) => stays(date))
  return {
    data: {
      ...data,
      holidays: [
        ...left(data.holidays),
        ...fresh.flatMap((entry) => (entry.kind === 'holiday' ? [entry.day] : [])),
      ].sort(byDate),
      adjustedWorkdays: [
        ...left(data.adjustedWorkdays),
        ...fresh.flatMap((entry) => (entry.kind === 'workday' ? [entry.day] : [])),
      ].sort(byDate),
    },
    holidaySpans,
    added: fresh.map(({ day }) => day.date).sort(),
    removed: [...listed.keys()].filter((date) => !stays(date)).sort(),
    kept: [...wanted.keys()].filter(isOwn).sort(),
  }
}

type Entry =
  | { readonly kind: 'holiday'; readonly day: Holiday }
  | { readonly kind: 'workday'; readonly day: AdjustedWorkday }

/** Of the latest holiday of other years; none where there is none. */
function spansOnHolidays({ holidays = [] }: CalendarData, years: readonly HolidayYear[]): readonly OpeningSpan[] {
  const own = new Set(years.flatMap((year) => year.holidays.map(({ date }) => date)))
  return (
    holidays
      .filter(({ date }) => !own.has(date))
      .toSorted(byDate)
      .at(-1)?.spans ?? []
  )
}

function entriesOf({ holidays, adjustedWorkdays }: HolidayYear, spans: readonly OpeningSpan[]): [LocalDate, Entry][] {
  const named = (name: string) => (name === '' ? {} : { name })
  const hours = spans.length > 0 ? { spans } : {}
  return [
    ...holidays.map(({ date, name }): [LocalDate, Entry] => [
      date,
      { kind: 'holiday', day: { date, ...named(name), ...hours } },
    ]),
    ...adjustedWorkdays.map(({ date, name, like }): [LocalDate, Entry] => [
      date,
      { kind: 'workday', day: { date, ...named(name), like } },
    ]),
  ]
}

/** Of the same kind, hours and name. */
function isSame(a: Entry | undefined, b: Entry | undefined): boolean {
  const told = ({ kind, day }: Entry) =>
    JSON.stringify([kind, 'like' in day ? day.like : (day.spans ?? []), day.name ?? ''])
  return a !== undefined && b !== undefined && told(a) === told(b)
}
