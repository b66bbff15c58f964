import { instantOfLocal, localDateOf, localTimeOf } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'

/** What a field for date and time shows: the bank's clock; empty for none. */
export const wallClock = (at: number | null, zone: CompiledZone): string =>
  at === null ? '' : `${localDateOf(zone, at)}T${localTimeOf(zone, at).slice(0, 5)}`

/** The instant at which the bank's clock shows it; null for none. What is no time stays, for the contract to refuse. */
export function instantAt(value: unknown, zone: CompiledZone): unknown {
  if (typeof value !== 'string' || value === '') return null
  const [date, time] = value.split('T')
  return date && time && /^\d{4}-\d{2}-\d{2}$/.test(date) ? instantOfLocal(zone, date, time.slice(0, 5)) : value
}
