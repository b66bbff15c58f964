import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { changeShifts } from '#modules/rosters/change-shifts.ts'
import { isTooLittle } from '#modules/rosters/check-shifts.ts'
import type { RosterViolation } from '#modules/rosters/contract.ts'
import { staffingAnswered } from '#modules/rosters/events.ts'
import { shiftAfter, stateOfOffer } from '#modules/rosters/offer-decision.ts'
import { answersTo, insertAnswer, lockOffer, type OfferRow } from '#modules/rosters/offer-store.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import type { OfferedShift, ShiftChangeRefusal, WantedShift } from '#modules/rosters/questions.ts'
import type { Queryable } from '#platform/database/database.ts'

export type AnswerOfferRefusal = 'offer-not-found' | 'offer-ended' | 'offer-not-for-you' | ShiftChangeRefusal

/** Says yes or no to overtime or early leave; yes changes the shift at once. Of two who want the last place one gets it. */
export async function answerOffer(
  deps: OwnDeps,
  personId: string,
  offerId: string,
  accepts: boolean,
): Promise<Outcome<null, AnswerOfferRefusal>> {
  const { platform } = deps
  const now = platform.clock.now()
  return platform.db.transaction(async (tx): Promise<Outcome<null, AnswerOfferRefusal>> => {
    const offer = await lockOffer(tx, offerId)
    if (!offer) return refused('offer-not-found')
    if (stateOfOffer(offer, now) !== 'open') return refused('offer-ended')
    const found = await shiftFor(deps, tx, offer, personId)
    if (!found) return refused('offer-not-for-you')
    const isAnswered = (await answersTo(tx, [offerId])).some((answer) => answer.personId === personId)
    if (isAnswered) return refused('offer-ended')
    if (accepts) {
      const { kind: cause, reason } = offer
      const request = { wanted: [wantedOf(found)], cause, reason, by: personId }
      const changed = await changeShifts(deps, tx, request, { tolerates: isAgreed })
      if (!changed.ok) return changed
    }
    await insertAnswer(tx, { offerId, personId, accepts }, now)
    await platform.log.announce(tx, { kind: 'person', id: personId }, [
      staffingAnswered.of(offerId, now, { offerId, personId, accepts }),
    ])
    return done(null)
  })
}

/** The person's shift that an offer is for, and what would become of it; undefined when it is for none of theirs. */
export async function shiftFor(
  { asks, rosters, platform }: OwnDeps,
  db: Queryable,
  offer: OfferRow,
  personId: string,
): Promise<OfferedShift | undefined> {
  const able = (await asks.routing.abilities(db, [personId])).get(personId) ?? []
  if (!able.includes(offer.queueId)) return undefined
  const now = platform.clock.now()
  const shifts = await rosters.shifts(db, { from: offer.endsFrom - 1, before: offer.endsBefore, personIds: [personId] })
  for (const shift of shifts) {
    const after = shiftAfter(offer, shift, now)
    if (after) return { shift, after }
  }
  return undefined
}

export const wantedOf = ({ shift: { personId, date, revision }, after }: OfferedShift): WantedShift => ({
  personId,
  date,
  revision,
  after,
})

/**
 * Who goes early works less because they want to; and overtime by consent may prolong the last stretch where only a
 * rule of the house is against it. Every other rule holds.
 */
export const isAgreed = (violation: RosterViolation): boolean =>
  isTooLittle(violation) || (violation.kind === 'stretch-without-break' && violation.severity === 'house')
