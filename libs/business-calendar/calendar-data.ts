/** A calendar as it is kept and edited: plain data, read once by `compileCalendar`. */
export interface CalendarData {
  /** IANA name, such as `Asia/Shanghai`; fixed offsets such as `+08:00` are refused. */
  readonly zone: string
  /** Opening spans by the weekday on which they start; a weekday left out is closed. */
  readonly weekly: WeeklyHours
  /**
   * Weekdays that count for `addWorkingDays`. Left out: the weekdays that have opening spans. A centre that is open
   * round the clock says Monday to Friday here, so that its legal clocks do not count Sundays.
   */
  readonly workingWeekdays?: readonly Weekday[]
  /** Closed, or open for `spans` only; never a working day. */
  readonly holidays?: readonly Holiday[]
  /** Working days whatever their weekday and the holidays say: 调休, a Saturday that works. */
  readonly adjustedWorkdays?: readonly AdjustedWorkday[]
}

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly OpeningSpan[]>>>

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * Wall-clock range, half-open: open at `from`, closed at `to`.
 * Times are `HH:MM` or `HH:MM:SS`; `to` may be `24:00`. A `to` before `from` lies on the next day. The span belongs to
 * the day on which it starts, so a night shift of Friday runs to its end even when Saturday is a holiday.
 */
export interface OpeningSpan {
  readonly from: string
  readonly to: string
}

export interface Holiday {
  readonly date: LocalDate
  readonly name?: string
  /** Special hours; left out or empty: closed. */
  readonly spans?: readonly OpeningSpan[]
}

/** Hours of its own, or those of a weekday. */
export type AdjustedWorkday =
  | { readonly date: LocalDate; readonly name?: string; readonly spans: readonly OpeningSpan[] }
  | { readonly date: LocalDate; readonly name?: string; readonly like: Weekday }

/** `YYYY-MM-DD` in the Gregorian calendar, 1900-01-01 to 2199-12-31; means nothing without a zone. */
export type LocalDate = string
