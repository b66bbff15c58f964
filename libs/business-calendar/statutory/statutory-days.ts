import type { CalendarData, LocalDate, OpeningSpan, Weekday } from '../calendar-data.ts'

/** Public holidays and adjusted workdays of one jurisdiction and year; a default setting to be confirmed, not law. */
export interface StatutoryDays {
  readonly jurisdiction: string
  readonly year: number
  /** Raised when an entry changes, so that a stored due date can name the list it was computed with. */
  readonly version: number
  /** Where the dates come from, and what to compare them with before relying on them. */
  readonly source: string
  readonly holidays: readonly StatutoryDay[]
  readonly adjustedWorkdays: readonly StatutoryDay[]
}

export interface StatutoryDay {
  readonly date: LocalDate
  /** In the language of the jurisdiction. */
  readonly name: string
  /**
   * `reprint`: read in a reprint of the official notice. `general-knowledge`: written from memory, in no notice we have
   * read. Neither was read at the issuer: both must be verified before a legal clock relies on them.
   */
  readonly basis: 'reprint' | 'general-knowledge'
}

/**
 * A calendar with the statutory days added; a date the calendar already lists keeps what it says there.
 * @param like the weekday whose hours an adjusted workday has; the notices do not say, so the institution must
 * @param holidaySpans hours on holidays, for a centre that is on duty; left out: closed
 */
export function withStatutoryDays(
  data: CalendarData,
  statutory: StatutoryDays,
  { like, holidaySpans = [] }: { readonly like: Weekday; readonly holidaySpans?: readonly OpeningSpan[] },
): CalendarData {
  const listed = new Set([...(data.holidays ?? []), ...(data.adjustedWorkdays ?? [])].map(({ date }) => date))
  const isNew = ({ date }: StatutoryDay) => !listed.has(date)
  return {
    ...data,
    holidays: [
      ...(data.holidays ?? []),
      ...statutory.holidays.filter(isNew).map(({ date, name }) => ({ date, name, spans: holidaySpans })),
    ],
    adjustedWorkdays: [
      ...(data.adjustedWorkdays ?? []),
      ...statutory.adjustedWorkdays.filter(isNew).map(({ date, name }) => ({ date, name, like })),
    ],
  }
}
