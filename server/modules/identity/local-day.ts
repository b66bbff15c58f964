import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import { type CompiledZone, compileZone } from '#libs/business-calendar/zone.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { IdentityDeps } from './deps.ts'

type ZoneDeps = Pick<IdentityDeps, 'config' | 'clock'>

const zones = new Map<string, CompiledZone>()

/** The first instant after a local date of the house. */
export function endOfDateAt(date: string, deps: Pick<IdentityDeps, 'config'>): Instant {
  return startOfLocalDay(houseZone(deps), addDaysToDate(date, 1))
}

export function today(deps: ZoneDeps): string {
  return localDateOf(houseZone(deps), deps.clock.now())
}

/** Whether the date is over everywhere in the house. */
export function isPast(date: string, deps: ZoneDeps): boolean {
  return deps.clock.now() >= endOfDateAt(date, deps)
}

function houseZone(deps: Pick<IdentityDeps, 'config'>): CompiledZone {
  const name = deps.config.TIME_ZONE
  const known = zones.get(name) ?? compileZone(name)
  if (!known) throw new Error(`TIME_ZONE ${name} is unknown to this runtime: see docs/recipes/configure.md`)
  zones.set(name, known)
  return known
}
