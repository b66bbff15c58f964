import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import { bankTimeZone } from './instant.ts'
import { serverNow } from './server-clock.ts'

let known: { readonly name: string; readonly zone: CompiledZone } | undefined

/** The days of the bank's own zone. */
export function bankCalendar(): CompiledZone {
  const name = bankTimeZone()
  if (known?.name !== name) {
    const zone = compileZone(name)
    if (!zone) throw new Error(`the zone ${name} is not known to this browser`)
    known = { name, zone }
  }
  return known.zone
}

/** The bank's day now, as `YYYY-MM-DD`. */
export const bankToday = (): string => localDateOf(bankCalendar(), serverNow())

/** The instants of whole days, both of them included. */
export function instantsOf(days: { readonly from: string; readonly to: string }, zone: CompiledZone = bankCalendar()) {
  return { from: startOfLocalDay(zone, days.from), before: startOfLocalDay(zone, addDaysToDate(days.to, 1)) }
}
