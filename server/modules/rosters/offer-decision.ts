import type { Instant } from '#libs/facts/event.ts'
import type { ShiftInForce, ShiftShape } from '#modules/rosters/contract.ts'

export interface OfferTerms {
  readonly kind: 'overtime' | 'early-leave'
  readonly seconds: number
  /** To shifts that end in this span, half-open. */
  readonly endsFrom: Instant
  readonly endsBefore: Instant
}

/** What stands of an offer; of several reasons the first. */
export function stateOfOffer(
  offer: {
    readonly withdrawnAt: Instant | null
    readonly accepted: number
    readonly wanted: number
    readonly expiresAt: Instant
  },
  now: Instant,
): 'open' | 'filled' | 'expired' | 'withdrawn' {
  if (offer.withdrawnAt !== null) return 'withdrawn'
  if (offer.accepted >= offer.wanted) return 'filled'
  return offer.expiresAt <= now ? 'expired' : 'open'
}

/**
 * The shift as it would be; undefined where the offer is not for it: it ends at another time, is over, holds an
 * agreement about its end already, or somebody would have gone before now. Breaks that begin after the new end go;
 * one that the new end would cut, and training or a meeting, stand against it.
 */
export function shiftAfter(offer: OfferTerms, shift: ShiftInForce, now: Instant): ShiftShape | undefined {
  const { kindId, startsAt, endsAt, breaks, activities, overtimeFromAt, cutSeconds } = shift
  if (endsAt < offer.endsFrom || endsAt >= offer.endsBefore || endsAt <= now) return undefined
  if (overtimeFromAt !== null || cutSeconds > 0) return undefined
  const ms = offer.seconds * 1000
  const shape = { kindId, startsAt, breaks, activities }
  if (offer.kind === 'overtime') return { ...shape, endsAt: endsAt + ms, overtimeFromAt: endsAt, cutSeconds: 0 }
  const newEnd = endsAt - ms
  if (newEnd <= startsAt || newEnd < now) return undefined
  const kept = breaks.filter((one) => one.startsAt < newEnd)
  if ([...kept, ...activities].some((one) => one.endsAt > newEnd)) return undefined
  return { ...shape, breaks: kept, endsAt: newEnd, overtimeFromAt: null, cutSeconds: offer.seconds }
}

export interface Bid {
  readonly personId: string
  readonly bidAt: Instant
  /** Extra shifts that they won in the four weeks before. */
  readonly extraShifts: number
}

/** Bids in the order in which they are served: fewest extra shifts first, then the earlier bid, then by id. */
export const byFairness = (bids: readonly Bid[]): Bid[] =>
  bids.toSorted((a, b) => a.extraShifts - b.extraShifts || a.bidAt - b.bidAt || (a.personId < b.personId ? -1 : 1))
