import type { LocalDate } from '#libs/business-calendar/calendar-data.ts'
import { DAY_MS, dayNumberOf } from '#libs/business-calendar/local-dates.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'

/**
 * The instants at which a slot of a date starts: one, as a rule; none where the clock skips the reading in spring; two,
 * in order, where it shows the reading twice in autumn.
 */
export function passesOfSlot(zone: CompiledZone, date: LocalDate, slot: number, intervalMinutes: number): number[] {
  const wallMs = dayNumberOf(date) * DAY_MS + slot * intervalMinutes * 60_000
  const offsets = [zone.offsetMsAt(wallMs - DAY_MS), zone.offsetMsAt(wallMs + DAY_MS)]
  const instants = offsets.map((offsetMs) => wallMs - offsetMs).filter((at) => at + zone.offsetMsAt(at) === wallMs)
  return [...new Set(instants)].sort((a, b) => a - b)
}
