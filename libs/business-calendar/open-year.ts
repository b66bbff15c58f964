import type { CompiledCalendar } from './compile-calendar.ts'
import { DAY_MS, FIRST_YEAR, firstDayOfYear, LAST_YEAR } from './local-dates.ts'
import { startOfDayNumber } from './local-time.ts'

/**
 * All open time of one local year as instants: stretch i is `opensAt[i] <= t < closesAt[i]`. Sorted, never touching,
 * cut at both edges of the year, so the years of a calendar lie side by side without gap or overlap.
 */
export interface OpenYear {
  readonly year: number
  readonly startsAt: number
  readonly endsAt: number
  readonly opensAt: Float64Array
  readonly closesAt: Float64Array
  /** Open ms of this year before stretch i. */
  readonly openBeforeMs: Float64Array
  readonly openMs: number
}

/** The local year that holds an instant. @throws RangeError outside 1900 to 2199 */
export function openYearHolding(calendar: CompiledCalendar, at: number): OpenYear {
  // Local and UTC year differ only within a day of New Year.
  const guess = new Date(at).getUTCFullYear()
  for (const year of [guess, guess - 1, guess + 1]) {
    if (year < FIRST_YEAR || year > LAST_YEAR) continue
    const open = openYearOf(calendar, year)
    if (open.startsAt <= at && at < open.endsAt) return open
  }
  throw new RangeError(`Instant ${at} lies outside ${FIRST_YEAR} to ${LAST_YEAR}: pass UTC epoch milliseconds`)
}

/** @param year 1900 to 2199 */
export function openYearOf(calendar: CompiledCalendar, year: number): OpenYear {
  const known = calendar.openYears.get(year)
  if (known) return known
  const built = buildOpenYear(calendar, year)
  calendar.openYears.set(year, built)
  return built
}

/** Index of the last stretch that opened at or before an instant; -1 before the first. */
export function stretchIndex(open: OpenYear, at: number): number {
  let low = 0
  let high = open.opensAt.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((open.opensAt[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Open ms of the year before an instant of it. */
export function openMsBefore(open: OpenYear, at: number): number {
  const index = stretchIndex(open, at)
  if (index < 0) return 0
  const opensAt = open.opensAt[index] ?? 0
  const closesAt = open.closesAt[index] ?? 0
  return (open.openBeforeMs[index] ?? 0) + Math.min(at, closesAt) - opensAt
}

function buildOpenYear(calendar: CompiledCalendar, year: number): OpenYear {
  const { zone } = calendar
  const firstDay = firstDayOfYear(year)
  const endDay = firstDayOfYear(year + 1)
  const startsAt = startOfDayNumber(zone, firstDay)
  const endsAt = startOfDayNumber(zone, endDay)
  const opens: number[] = []
  const closes: number[] = []
  // The eve of the year may reach into it by a night span.
  for (let day = firstDay - 1; day < endDay; day++) {
    for (const { fromMs, toMs } of calendar.wallSpansOf(day)) {
      const opensAt = Math.max(startsAt, zone.firstInstantShowing(day * DAY_MS + fromMs))
      const closesAt = Math.min(endsAt, zone.firstInstantShowing(day * DAY_MS + toMs))
      // A span that the clock skipped whole has no instants.
      if (opensAt >= closesAt) continue
      if (closes.at(-1) === opensAt) closes[closes.length - 1] = closesAt
      else {
        opens.push(opensAt)
        closes.push(closesAt)
      }
    }
  }
  const openBeforeMs = new Float64Array(opens.length)
  let openMs = 0
  for (const [index, opensAt] of opens.entries()) {
    openBeforeMs[index] = openMs
    openMs += (closes[index] ?? opensAt) - opensAt
  }
  const [opensAt, closesAt] = [Float64Array.from(opens), Float64Array.from(closes)]
  return { year, startsAt, endsAt, opensAt, closesAt, openBeforeMs, openMs }
}
