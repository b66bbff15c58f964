import { isAgreed, shiftFor, wantedOf } from '#modules/rosters/offer-answer.ts'
import type { OwnOffer, StaffingOffer } from '#modules/rosters/offer-contract.ts'
import { stateOfOffer } from '#modules/rosters/offer-decision.ts'
import { answersTo, offersOpenTo, offersSince } from '#modules/rosters/offer-store.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'

const KEPT_MS = 14 * 86_400_000

/** Every offer of two weeks with who said yes. */
export async function listOffers(deps: OwnDeps): Promise<StaffingOffer[]> {
  const { db, clock } = deps.platform
  const now = clock.now()
  const offers = await offersSince(db, now - KEPT_MS)
  const answers = await answersTo(
    db,
    offers.map(({ offerId }) => offerId),
  )
  const ids = [...answers.map(({ personId }) => personId), ...offers.flatMap(({ madeBy }) => madeBy ?? [])]
  const cards = await deps.asks.identity.people(db, [...new Set(ids)])
  const names = new Map(cards.map(({ personId, displayName }) => [personId, displayName]))
  return offers.map((offer) => {
    const { accepted: _, withdrawnAt: __, madeBy, ...shown } = offer
    const own = answers.filter(({ offerId }) => offerId === offer.offerId)
    return {
      ...shown,
      madeBy: madeBy === null ? null : (names.get(madeBy) ?? '—'),
      state: stateOfOffer(offer, now),
      accepted: own.filter(({ accepts }) => accepts).map(({ personId }) => names.get(personId) ?? '—'),
      declined: own.filter(({ accepts }) => !accepts).length,
    }
  })
}

/** What is offered to one person that every rule allows. */
export async function ownStaffingOffers(deps: OwnDeps, personId: string): Promise<OwnOffer[]> {
  const { db, clock } = deps.platform
  const shown: OwnOffer[] = []
  for (const offer of await offersOpenTo(db, personId, clock.now())) {
    const found = await shiftFor(deps, db, offer, personId)
    if (!found) continue
    const broken = (await deps.rosters.violations(db, [wantedOf(found)])).filter((one) => !isAgreed(one))
    if (broken.length > 0) continue
    const { offerId, kind, expiresAt, reason, wanted, accepted } = offer
    const { date, startsAt, endsAt } = found.shift
    const newEndsAt = found.after.endsAt
    shown.push({ offerId, kind, date, startsAt, endsAt, newEndsAt, left: wanted - accepted, expiresAt, reason })
  }
  return shown
}
