import { changeShifts, violationsOfChange } from '#modules/rosters/change-shifts.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { makeOffer, withdrawOffer } from '#modules/rosters/offer-make.ts'
import { offerable } from '#modules/rosters/offer-reach.ts'
import { acceptedOf } from '#modules/rosters/offer-store.ts'
import type { RosterQuestions } from '#modules/rosters/questions.ts'
import { shiftsTouching } from '#modules/rosters/store-shifts.ts'
import { termsInForce } from '#modules/rosters/terms-in-force.ts'

export const rosterAnswers = (deps: Pick<RostersDeps, 'platform' | 'asks' | 'zone'>): RosterQuestions => ({
  shifts: shiftsTouching,
  terms: (db, personIds) => termsInForce(deps, db, personIds),
  violations: (db, wanted) => violationsOfChange(deps, db, wanted),
  change: (tx, request) => changeShifts(deps, tx, request),
  offerable: (db, offered) => offerable(deps, db, offered),
  offer: (tx, by, body) => makeOffer(deps, tx, by, body),
  withdrawOffer: (tx, by, offerId) => withdrawOffer(deps, tx, by, offerId),
  accepted: acceptedOf,
})
