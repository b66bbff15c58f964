import { addBusinessMs, businessMsBetween } from '#libs/business-calendar/business-time.ts'
import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'

/** Pause that has an end; `from <= t < to` does not count. */
export interface ClosedPause {
  readonly from: number
  readonly to: number
}

/** Time as one rule counts it, before pauses. */
export interface Measure {
  /** from <= to */
  between(from: number, to: number): number
  /** The earliest instant by which `ms` have passed; null when the calendar never gives that much. */
  add(from: number, ms: number): number | null
}

export const ELAPSED: Measure = { between: (from, to) => to - from, add: (from, ms) => from + ms }

export function businessMeasure(calendar: CompiledCalendar): Measure {
  return {
    between: (from, to) => businessMsBetween(calendar, from, to),
    add: (from, ms) => {
      const answer = addBusinessMs(calendar, from, ms)
      return answer.ok ? answer.at : null
    },
  }
}

/** Counted ms in `from <= t < to` outside the pauses; 0 when `to` lies before `from`. */
export function countedMsBetween(measure: Measure, pauses: readonly ClosedPause[], from: number, to: number): number {
  let countedMs = 0
  let cursor = from
  for (const pause of pauses) {
    if (pause.from >= to) break
    if (pause.from > cursor) countedMs += measure.between(cursor, pause.from)
    cursor = Math.max(cursor, pause.to)
  }
  return cursor < to ? countedMs + measure.between(cursor, to) : countedMs
}

/**
 * The earliest instant outside every pause by which `ms` have counted since `from`. Outside: so a pause that begins at
 * the very instant of being due puts it off to its end, and nothing ever falls due while its clock stands still.
 * @returns null when the calendar never gives that much time
 */
export function addCountedMs(
  measure: Measure,
  pauses: readonly ClosedPause[],
  from: number,
  ms: number,
): number | null {
  let leftMs = ms
  let cursor = from
  for (const pause of pauses) {
    if (pause.from > cursor) {
      const countedMs = measure.between(cursor, pause.from)
      const at = countedMs >= leftMs ? measure.add(cursor, leftMs) : null
      if (at !== null && at < pause.from) return at
      leftMs = Math.max(0, leftMs - countedMs)
    }
    cursor = Math.max(cursor, pause.to)
  }
  return measure.add(cursor, leftMs)
}

export function isInPause(pauses: readonly ClosedPause[], at: number): boolean {
  return pauses.some(({ from, to }) => from <= at && at < to)
}
