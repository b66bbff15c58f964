import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import { addDaysToDate, weekdayOf } from '#libs/business-calendar/local-dates.ts'
import { localDateOf } from '#libs/business-calendar/local-time.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'

const zones = new Map<string, CompiledZone>()

/** @throws Error for a name that is no zone */
export function zoneOf(name: string): CompiledZone {
  const zone = zones.get(name) ?? compileZone(name)
  if (!zone) throw new Error(`TIME_ZONE ${name} is not known`)
  zones.set(name, zone)
  return zone
}

/** The Monday, `YYYY-MM-DD`, of the week that holds a local date. */
export const mondayOf = (date: string): string => addDaysToDate(date, -WEEKDAYS.indexOf(weekdayOf(date)))

/** The Monday of the week the wall clock shows at an instant. */
export const weekOf = (zone: CompiledZone, at: number): string => mondayOf(localDateOf(zone, at))
