import type { LocalDate } from './calendar-data.ts'
import { DAY_MS, dateOfDayNumber, dayNumberOf, timeOfDayMs } from './local-dates.ts'
import type { CompiledZone } from './zone.ts'

/** The date the wall clock of the zone shows at an instant. */
export function localDateOf(zone: CompiledZone, at: number): LocalDate {
  return dateOfDayNumber(Math.floor((at + zone.offsetMsAt(at)) / DAY_MS))
}

/** The time the wall clock of the zone shows at an instant, `HH:MM:SS`, cut to the second. */
export function localTimeOf(zone: CompiledZone, at: number): string {
  return new Date(at + zone.offsetMsAt(at)).toISOString().slice(11, 19)
}

/**
 * First instant of a local date; not always 00:00, as some zones start summer time at midnight.
 * A date the zone skipped (Pacific/Apia 2011-12-30) has no instants: it starts where the next date starts.
 */
export function startOfLocalDay(zone: CompiledZone, date: LocalDate): number {
  return startOfDayNumber(zone, dayNumberOf(date))
}

/**
 * Instant of a wall-clock reading. A time that occurs twice in autumn means the first; a time skipped in spring means
 * the instant of the skip (02:30 where 02:00 becomes 03:00 gives 03:00). Compare with `localTimeOf` to notice a skip.
 * @param time `HH:MM`, `HH:MM:SS` or `24:00`
 * @throws RangeError when date or time is no such thing
 */
export function instantOfLocal(zone: CompiledZone, date: LocalDate, time: string): number {
  const timeMs = timeOfDayMs(time)
  if (timeMs === null) throw new RangeError(`"${time}" is not a time: write HH:MM or HH:MM:SS, 00:00 to 24:00`)
  return zone.firstInstantShowing(dayNumberOf(date) * DAY_MS + timeMs)
}

export function startOfDayNumber(zone: CompiledZone, day: number): number {
  return zone.firstInstantShowing(day * DAY_MS)
}

/**
 * The day whose stretch from its first instant to the first instant of the next day holds `at`. Differs from
 * `localDateOf` only where a clock goes back over midnight: the new day, once begun, has begun.
 */
export function dayNumberHolding(zone: CompiledZone, at: number): number {
  const day = Math.floor((at + zone.offsetMsAt(at)) / DAY_MS)
  return at < startOfDayNumber(zone, day + 1) ? day : day + 1
}
