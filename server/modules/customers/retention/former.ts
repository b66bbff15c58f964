import { localDateOf, startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import type { Instant } from '#libs/facts/event.ts'
import type { KeptFor } from '#libs/facts/kept-for.ts'

/** An end of a relation that never comes, as PostgreSQL writes it. */
export const GOES_ON = 'infinity'

/** A customer whose relation with the bank has ended, with whoever is one person with them. */
export interface Former {
  readonly customerId: string
  /** The last days of all relations of the person, GOES_ON where none is known; at least one. */
  readonly ends: readonly string[]
  /** All customers who are this person, visitors too. */
  readonly personIds: readonly string[]
}

export type Kept = KeptFor | 'legal-hold'

/**
 * Why a former customer's profile is kept; null: it goes. A hold comes first, then the relation, then open work.
 * @param endedBefore relations that ended before this day have been over for long enough
 * @param open why, of each customer of whom something goes on
 */
export function whyKept(
  { customerId, ends, personIds }: Former,
  endedBefore: string,
  held: ReadonlySet<string>,
  open: ReadonlyMap<string, KeptFor>,
): Kept | null {
  if (held.has(customerId)) return 'legal-hold'
  if (ends.some((end) => end === GOES_ON || end >= endedBefore)) return 'relation-goes-on'
  for (const id of personIds) {
    const reason = open.get(id)
    if (reason !== undefined) return reason
  }
  return null
}

/** A relation that ended on a day before this one began to age before the instant: it ages from the end of its last day. */
export const endedBefore = (zone: CompiledZone, before: Instant): string => localDateOf(zone, before)

/** From when on a relation's time of keeping counts: the end of its last day, here. */
export function agesFrom(zone: CompiledZone, lastDay: string): Instant {
  const next = new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000)
  return startOfLocalDay(zone, next.toISOString().slice(0, 10))
}
