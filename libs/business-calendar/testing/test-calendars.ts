import { type CalendarData, type OpeningSpan, WEEKDAYS, type WeeklyHours } from '../calendar-data.ts'
import { type CompiledCalendar, compileCalendar } from '../compile-calendar.ts'
import { type CompiledZone, compileZone } from '../zone.ts'

/** Calendars that tests and benchmarks share. */
export const OFFICE_SPANS: readonly OpeningSpan[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
]

/** Monday to Friday, 8 hours with a lunch break. */
export const OFFICE_WEEK: WeeklyHours = {
  monday: OFFICE_SPANS,
  tuesday: OFFICE_SPANS,
  wednesday: OFFICE_SPANS,
  thursday: OFFICE_SPANS,
  friday: OFFICE_SPANS,
}

export function everyDay(...spans: readonly OpeningSpan[]): WeeklyHours {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, spans]))
}

export const ROUND_THE_CLOCK = everyDay({ from: '00:00', to: '24:00' })

const zones = new Map<string, CompiledZone>()

/** @throws Error naming the faults of a calendar that was meant to be right */
export function compiled(data: CalendarData): CompiledCalendar {
  const result = compileCalendar(data, zoneOf)
  if (!result.ok) throw new Error(`The calendar has faults: ${JSON.stringify(result.faults)}`)
  return result.calendar
}

export function zoneOf(name: string): CompiledZone {
  const zone = zones.get(name) ?? compileZone(name)
  if (!zone) throw new Error(`This runtime does not know the zone ${name}`)
  zones.set(name, zone)
  return zone
}
