import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, dayNumberOf, isLocalDate } from '#libs/business-calendar/local-dates.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import type { Series, SeriesDay } from './series.ts'
import { slotsPerDay } from './series.ts'
import { passesOfSlot } from './wall-clock.ts'

/** One line of a history file. */
export interface CountRow {
  /** Wall-clock reading `YYYY-MM-DDTHH:MM`, seconds allowed when they are 00. */
  readonly start: string
  readonly calls: number
  /** Line in the file, for messages. */
  readonly line: number
}

export interface SeriesFault {
  /** 0 where no line is at fault. */
  readonly line: number
  readonly problem: string
}

export type ReadResult =
  | { readonly ok: true; readonly series: Series }
  | { readonly ok: false; readonly faults: readonly SeriesFault[] }

/**
 * Rows of a file to a series. Nothing is repaired: every line that cannot be right is named.
 *
 * - A date without a row is `closed` when listed in `closed`, or when its weekday has no row in the whole file;
 *   otherwise it is `missing`.
 * - On a date with rows, a slot without one is null. Slots that no date has are outside the opening hours.
 * - In the night the clock goes back, a reading may stand twice; in the night it goes forward, the skipped readings
 *   may stand with 0 calls (exports that write every slot do so), never with more.
 * @param closed dates on which the centre was closed
 */
export function readSeries(
  rows: readonly CountRow[],
  options: { readonly zone: string; readonly intervalMinutes: number; readonly closed?: readonly LocalDate[] },
): ReadResult {
  const { zone: zoneName, intervalMinutes, closed = [] } = options
  const zone = compileZone(zoneName)
  if (!zone) return refuse(0, `"${zoneName}" is no time zone: write an IANA name such as Asia/Shanghai`)
  if (!Number.isInteger(intervalMinutes) || intervalMinutes < 1 || 1440 % intervalMinutes !== 0)
    return refuse(0, `An interval of ${intervalMinutes} minutes does not divide a day: use 5, 6, 10, 15, 30 or 60`)
  if (rows.length === 0) return refuse(0, 'There is no row: history needs a header and at least one line')
  const faults: SeriesFault[] = []
  const days = new Map<LocalDate, DayCells>()
  for (const row of rows) {
    const problem = place(row, days, zone, intervalMinutes)
    if (problem !== null) faults.push({ line: row.line, problem })
  }
  for (const date of closed) {
    if (!isLocalDate(date)) faults.push({ line: 0, problem: `"${date}" among the closed dates is no date` })
    else if (days.has(date)) faults.push({ line: 0, problem: `${date} is listed as closed, yet has rows: remove one` })
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, series: { zone: zoneName, intervalMinutes, days: everyDate(days, closed, intervalMinutes) } }
}

const refuse = (line: number, problem: string): ReadResult => ({ ok: false, faults: [{ line, problem }] })

interface DayCells {
  readonly counts: (number | null)[]
  readonly seen: Map<number, number>
  readonly repeated: readonly number[]
  readonly skipped: readonly number[]
}

/** Puts a row in its cell. @returns what is wrong with it, or null */
function place(
  { start, calls }: CountRow,
  days: Map<LocalDate, DayCells>,
  zone: CompiledZone,
  intervalMinutes: number,
): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::00)?$/.exec(start)
  const date = match?.[1] ?? ''
  const minutes = Number(match?.[2]) * 60 + Number(match?.[3])
  if (!match || !isLocalDate(date) || !(minutes < 1440) || Number(match[3]) > 59)
    return `"${start}" is no local time: write YYYY-MM-DDTHH:MM`
  if (!Number.isFinite(calls)) return `The calls of ${start} are no number`
  if (calls < 0) return `${calls} calls at ${start}: a count cannot be negative`
  if (minutes % intervalMinutes !== 0) return `${start} is not the start of a ${intervalMinutes}-minute interval`
  const slot = minutes / intervalMinutes
  const day = days.get(date) ?? emptyDay(date, zone, intervalMinutes)
  days.set(date, day)
  if (day.skipped.includes(slot))
    return calls === 0
      ? null
      : `${start} does not exist in ${zone.name}: the clock skips it; check the zone of the file`
  const seen = day.seen.get(slot) ?? 0
  if (seen >= (day.repeated.includes(slot) ? 2 : 1)) return `${start} stands in the file a second time`
  day.counts[slot] = ((day.counts[slot] ?? 0) * seen + calls) / (seen + 1)
  day.seen.set(slot, seen + 1)
  return null
}

function emptyDay(date: LocalDate, zone: CompiledZone, intervalMinutes: number): DayCells {
  const slots = slotsPerDay(intervalMinutes)
  const repeated: number[] = []
  const skipped: number[] = []
  if (isClockChangeNear(zone, date))
    for (let slot = 0; slot < slots; slot++) {
      const passes = passesOfSlot(zone, date, slot, intervalMinutes).length
      if (passes === 0) skipped.push(slot)
      else if (passes > 1) repeated.push(slot)
    }
  return { counts: Array.from({ length: slots }, () => null), seen: new Map(), repeated, skipped }
}

function isClockChangeNear(zone: CompiledZone, date: LocalDate): boolean {
  const middayAt = (dayNumberOf(date) + 0.5) * 86_400_000
  return zone.offsetMsAt(middayAt - 86_400_000) !== zone.offsetMsAt(middayAt + 86_400_000)
}

function everyDate(days: Map<LocalDate, DayCells>, closed: readonly LocalDate[], intervalMinutes: number): SeriesDay[] {
  const dates = [...days.keys()].sort()
  const isClosed = new Set(closed)
  const openWeekdays = new Set(dates.map((date) => dayNumberOf(date) % 7))
  const result: SeriesDay[] = []
  for (let date = dates[0] ?? ''; date <= (dates.at(-1) ?? ''); date = addDaysToDate(date, 1)) {
    const cells = days.get(date)
    if (cells) {
      const { counts, repeated, skipped } = cells
      const clock = {
        ...(repeated.length > 0 ? { repeatedSlots: repeated } : {}),
        ...(skipped.length > 0 ? { skippedSlots: skipped } : {}),
      }
      result.push({ date, status: 'open', counts, ...clock })
    } else {
      const status = isClosed.has(date) || !openWeekdays.has(dayNumberOf(date) % 7) ? 'closed' : 'missing'
      result.push({ date, status, counts: Array.from({ length: slotsPerDay(intervalMinutes) }, () => null) })
    }
  }
  return result
}
