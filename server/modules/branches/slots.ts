import { isOpen, nextClosing, nextOpening } from '#libs/business-calendar/business-time.ts'
import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { Instant } from '#libs/facts/event.ts'

/** Half-open: `from <= t < to`. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}
export interface Slot extends Span {
  /** Places left in it; 1 or more. */
  readonly free: number
}

interface Asked {
  readonly calendar: CompiledCalendar
  readonly slotMinutes: number
  readonly desks: number
  /** Spans that are booked, in any order; of other lengths too, after the length of slots was changed. */
  readonly taken: readonly Span[]
  /** The first local day, `YYYY-MM-DD`. */
  readonly fromDay: string
  readonly days: number
  readonly now: Instant
}

/**
 * Free slots of these local days, in order. A stretch of opening is cut from its opening on, and what is left before closing
 * is no slot; lunch hours, holidays and clock changes are the calendar's. A slot that has begun is past, also at the very
 * instant of its beginning.
 */
export function freeSlots(asked: Asked): Slot[] {
  const { slotMinutes, desks, taken, now } = asked
  const lengthMs = slotMinutes * 60_000
  return stretchesOf(asked).flatMap(({ from, to }) => {
    const slots: Slot[] = []
    for (let begin = from; begin + lengthMs <= to; begin += lengthMs) {
      const span = { from: begin, to: begin + lengthMs }
      const free = desks - mostAtOnce(span, taken)
      if (begin > now && free > 0) slots.push({ ...span, free })
    }
    return slots
  })
}

/** When the branch is open on these days, cut at their midnights. */
function stretchesOf({ calendar, fromDay, days }: Asked): Span[] {
  const found: Span[] = []
  for (let day = 0; day < days; day += 1) {
    const begins = startOfLocalDay(calendar.zone, addDaysToDate(fromDay, day))
    const ends = startOfLocalDay(calendar.zone, addDaysToDate(fromDay, day + 1))
    let from: Instant | null = isOpen(calendar, begins) ? begins : nextOpening(calendar, begins)
    while (from !== null && from < ends) {
      const to: Instant = Math.min(nextClosing(calendar, from) ?? ends, ends)
      found.push({ from, to })
      from = to < ends ? nextOpening(calendar, to) : null
    }
  }
  return found
}

/** How many of `taken` lie over one another somewhere within the span. */
function mostAtOnce(span: Span, taken: readonly Span[]): number {
  const within = taken.filter(({ from, to }) => from < span.to && to > span.from)
  const beginnings = [span.from, ...within.map(({ from }) => from).filter((from) => from > span.from)]
  return Math.max(...beginnings.map((at) => within.filter(({ from, to }) => from <= at && at < to).length))
}
