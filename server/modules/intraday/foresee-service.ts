import { computeReading } from '#libs/queueing/erlang-a.ts'
import { serviceLevelOf } from '#libs/queueing/service-level.ts'
import { SHORT_ABANDON_SECONDS } from '#libs/queueing/target.ts'
import type { StaffingView } from '#modules/workforce/contract.ts'

/** What of a queue's staffing the service level needs. */
export type ServiceTerms = Pick<StaffingView, 'handle' | 'patience' | 'thresholdSeconds'> & {
  readonly settings: Pick<StaffingView['settings'], 'atOnce'>
}

/**
 * Service level to expect of one half hour by Erlang A and the formula of the house (`short-abandons-left-out`).
 * @param agents on the queue, parts of one allowed: between two whole numbers of places it is read along a line
 * @param contacts in the half hour, 0 or more
 * @returns 0..1; null where nobody comes
 */
export function foreseeService(agents: number, contacts: number, terms: ServiceTerms): number | null {
  if (contacts <= 0) return null
  const places = Math.max(0, agents) * terms.settings.atOnce
  const low = Math.floor(places + 1e-9)
  const part = Math.max(0, places - low)
  const at = (whole: number) => withPlaces(whole, contacts, terms)
  return part < 1e-9 ? at(low) : at(low) * (1 - part) + at(low + 1) * part
}

function withPlaces(places: number, contacts: number, terms: ServiceTerms): number {
  if (places === 0) return 0
  const reading = computeReading(places, loadOf(contacts, terms), terms.thresholdSeconds, SHORT_ABANDON_SECONDS)
  return serviceLevelOf(reading, 'short-abandons-left-out')
}

const loadOf = (contacts: number, { handle, patience }: ServiceTerms) => ({
  contactsPerHour: contacts * 2,
  handleSeconds: handle.seconds,
  patienceSeconds: patience.seconds,
})

/** Share of a half hour's contacts, 0..1, that still wait after so many seconds; places as above. */
export function waitsLonger(agents: number, contacts: number, seconds: number, terms: ServiceTerms): number {
  if (contacts <= 0) return 0
  const places = Math.round(Math.max(0, agents) * terms.settings.atOnce)
  const load = loadOf(contacts, terms)
  const { answeredInThreshold, abandonedInThreshold } = computeReading(places, load, seconds, 0)
  return Math.min(1, Math.max(0, 1 - answeredInThreshold - abandonedInThreshold))
}

/** Of several half hours together: each contact counts once. Null where nobody comes. */
export function togetherOf(
  parts: readonly { readonly contacts: number; readonly level: number | null }[],
): number | null {
  const counted = parts.filter(({ contacts, level }) => contacts > 0 && level !== null)
  const contacts = counted.reduce((sum, part) => sum + part.contacts, 0)
  return contacts > 0 ? counted.reduce((sum, part) => sum + part.contacts * (part.level ?? 0), 0) / contacts : null
}
