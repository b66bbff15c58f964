import type { CompiledCalendar } from './compile-calendar.ts'
import { FIRST_YEAR, firstDayOfYear, LAST_YEAR } from './local-dates.ts'
import { type OpenYear, openMsBefore, openYearHolding, openYearOf, stretchIndex } from './open-year.ts'

/** Open from the instant of opening, closed from the instant of closing. */
export function isOpen(calendar: CompiledCalendar, at: number): boolean {
  const open = openYearHolding(calendar, at)
  const index = stretchIndex(open, at)
  return index >= 0 && at < (open.closesAt[index] ?? 0)
}

/**
 * The first instant after `at` at which the calendar goes from closed to open; at an instant of opening, the next one.
 * @returns null when it never opens again, or not before 2200
 */
export function nextOpening(calendar: CompiledCalendar, at: number): number | null {
  return nextEdge(calendar, at, (open) => {
    const index = stretchIndex(open, at) + 1
    const opensAt = open.opensAt[index]
    if (opensAt === undefined) return null
    // The New Year edge of a stretch that runs through is no opening.
    return opensAt === open.startsAt && runsIntoYear(calendar, open) ? (open.opensAt[index + 1] ?? null) : opensAt
  })
}

/**
 * The first instant after `at` at which the calendar goes from open to closed.
 * @returns null when it never closes (again), or not before 2200
 */
export function nextClosing(calendar: CompiledCalendar, at: number): number | null {
  return nextEdge(calendar, at, (open) => {
    const index = stretchIndex(open, at)
    const here = index >= 0 ? open.closesAt[index] : undefined
    const closesAt = here !== undefined && here > at ? here : open.closesAt[index + 1]
    return closesAt === undefined || (closesAt === open.endsAt && runsOutOfYear(calendar, open)) ? null : closesAt
  })
}

/**
 * Open time in `from <= t < to`, in ms; negative when `to` lies before `from`, so that
 * `businessMsBetween(a, b) === -businessMsBetween(b, a)`.
 */
export function businessMsBetween(calendar: CompiledCalendar, from: number, to: number): number {
  if (from === to) return 0
  if (to < from) return -businessMsBetween(calendar, to, from)
  const first = openYearHolding(calendar, from)
  const last = openYearHolding(calendar, to)
  let ms = openMsBefore(last, to) - openMsBefore(first, from)
  for (let year = first.year; year < last.year; year++) ms += openYearOf(calendar, year).openMs
  return ms
}

/** `calendar-never-opens`: too little open time is left, ever. `beyond-horizon`: the answer lies past 2199. */
export type TimeRefusal = 'calendar-never-opens' | 'beyond-horizon'

export type InstantAnswer =
  | { readonly ok: true; readonly at: number }
  | { readonly ok: false; readonly refusal: TimeRefusal }

/**
 * The earliest instant `t >= from` with `businessMsBetween(from, t) >= ms`. So 0 ms is `from` itself, open or not, and
 * a day's last hour ends at closing time, not at the next opening.
 * @param ms 0 or more
 * @throws RangeError when ms is negative or no number
 */
export function addBusinessMs(calendar: CompiledCalendar, from: number, ms: number): InstantAnswer {
  if (!(ms >= 0)) throw new RangeError(`Business time to add is ${ms} ms: pass 0 or more`)
  if (ms === 0) return { ok: true, at: from }
  let open = openYearHolding(calendar, from)
  let leftMs = openMsBefore(open, from) + ms
  while (open.openMs < leftMs) {
    leftMs -= open.openMs
    if (!calendar.hasWeeklyHours && firstDayOfYear(open.year + 1) > calendar.lastSpecialDay + 1) {
      return { ok: false, refusal: 'calendar-never-opens' }
    }
    if (open.year === LAST_YEAR) return { ok: false, refusal: 'beyond-horizon' }
    open = openYearOf(calendar, open.year + 1)
  }
  return { ok: true, at: instantOfOpenMs(open, leftMs) }
}

/** First instant of the year before which `openMs` were open; 0 < openMs <= the year's total. */
function instantOfOpenMs(open: OpenYear, openMs: number): number {
  let low = 0
  let high = open.openBeforeMs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((open.openBeforeMs[middle] ?? 0) < openMs) low = middle
    else high = middle - 1
  }
  return (open.opensAt[low] ?? 0) + openMs - (open.openBeforeMs[low] ?? 0)
}

/**
 * Searches year by year. Past the last special day only the week repeats, so one whole such year without an edge means
 * that there is none; two are searched because the first may be the one `at` lies in.
 */
function nextEdge(calendar: CompiledCalendar, at: number, edgeIn: (open: OpenYear) => number | null): number | null {
  let open = openYearHolding(calendar, at)
  for (let plainYears = 0; ; ) {
    const edgeAt = edgeIn(open)
    if (edgeAt !== null) return edgeAt
    if (firstDayOfYear(open.year) > calendar.lastSpecialDay + 1) plainYears++
    if (plainYears === 2 || open.year === LAST_YEAR) return null
    open = openYearOf(calendar, open.year + 1)
  }
}

function runsIntoYear(calendar: CompiledCalendar, open: OpenYear): boolean {
  if (open.year === FIRST_YEAR) return false
  const previous = openYearOf(calendar, open.year - 1)
  return previous.closesAt.at(-1) === previous.endsAt
}

function runsOutOfYear(calendar: CompiledCalendar, open: OpenYear): boolean {
  // Past the horizon nothing is known; a stretch that reaches it is taken to run on.
  if (open.year === LAST_YEAR) return true
  const next = openYearOf(calendar, open.year + 1)
  return next.opensAt[0] === next.startsAt
}
