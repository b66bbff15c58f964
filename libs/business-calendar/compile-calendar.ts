import { type CalendarData, type OpeningSpan, WEEKDAYS, type Weekday } from './calendar-data.ts'
import { type CalendarFault, findFaults } from './calendar-faults.ts'
import { DAY_MS, dayNumberOf, timeOfDayMs, weekdayOfDayNumber } from './local-dates.ts'
import type { OpenYear } from './open-year.ts'
import { type CompiledZone, compileZone } from './zone.ts'

/**
 * A checked calendar, ready for questions. It keeps what it has worked out per year, so compile once and hold on to it;
 * it is not data and does not cross a wire.
 */
export interface CompiledCalendar {
  readonly zone: CompiledZone
  /** Opening spans that start on a day, in ms after its midnight; sorted, apart. Days since 1970-01-01. */
  wallSpansOf(day: number): readonly WallSpan[]
  isWorkingDayNumber(day: number): boolean
  readonly hasWeeklyHours: boolean
  readonly hasWorkingWeekdays: boolean
  /** Last holiday or adjusted workday; -Infinity without any. After it only the week repeats. */
  readonly lastSpecialDay: number
  /** Filled by `openYearOf`. */
  readonly openYears: Map<number, OpenYear>
}

/** `toMs` may reach 172 800 000: the end of the next day. */
export interface WallSpan {
  readonly fromMs: number
  readonly toMs: number
}

export type CompileResult =
  | { readonly ok: true; readonly calendar: CompiledCalendar }
  | { readonly ok: false; readonly faults: readonly CalendarFault[] }

/**
 * Checks a calendar and readies it for questions; refuses with every fault at once, each saying what to write.
 * @param findZone lets calendars of one zone share it: finding a zone's clock changes is the dearest part
 */
export function compileCalendar(
  data: CalendarData,
  findZone: (name: string) => CompiledZone | null = compileZone,
): CompileResult {
  const zone = findZone(data.zone)
  const faults = findFaults(data, zone !== null)
  if (zone === null || faults.length > 0) return { ok: false, faults }

  const weekly = (weekday: Weekday) => wallSpans(data.weekly[weekday] ?? [])
  const week = new Map<Weekday, readonly WallSpan[]>()
  const special = new Map<number, { spans: readonly WallSpan[]; isWorking: boolean }>()
  for (const holiday of data.holidays ?? []) {
    special.set(dayNumberOf(holiday.date), { spans: wallSpans(holiday.spans ?? []), isWorking: false })
  }
  for (const workday of data.adjustedWorkdays ?? []) {
    const spans = 'like' in workday ? weekly(workday.like) : wallSpans(workday.spans)
    special.set(dayNumberOf(workday.date), { spans, isWorking: true })
  }
  const openWeekdays = weekdaysWithHours(data)
  const working = new Set(data.workingWeekdays ?? openWeekdays)
  for (const weekday of openWeekdays) week.set(weekday, weekly(weekday))

  return {
    ok: true,
    calendar: {
      zone,
      wallSpansOf: (day) => special.get(day)?.spans ?? week.get(weekdayOfDayNumber(day)) ?? [],
      isWorkingDayNumber: (day) => special.get(day)?.isWorking ?? working.has(weekdayOfDayNumber(day)),
      hasWeeklyHours: openWeekdays.length > 0,
      hasWorkingWeekdays: working.size > 0,
      lastSpecialDay: Math.max(...special.keys(), Number.NEGATIVE_INFINITY),
      openYears: new Map(),
    },
  }
}

/** Sorted spans in ms; the times have passed `findFaults`. */
export function wallSpans(spans: readonly OpeningSpan[]): readonly WallSpan[] {
  return spans
    .map(({ from, to }) => {
      const fromMs = timeOfDayMs(from) ?? 0
      const toMs = timeOfDayMs(to) ?? 0
      return { fromMs, toMs: toMs > fromMs ? toMs : toMs + DAY_MS }
    })
    .sort((a, b) => a.fromMs - b.fromMs)
}

function weekdaysWithHours(data: CalendarData): readonly Weekday[] {
  return WEEKDAYS.filter((weekday) => (data.weekly[weekday] ?? []).length > 0)
}
