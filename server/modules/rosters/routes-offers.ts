import { z } from 'zod'
import { type BidRefusal, bidForShift, type WithdrawBidRefusal, withdrawBid } from '#modules/rosters/bid.ts'
import {
  type EndOpenShiftRefusal,
  type OpenShiftRefusal,
  offerOpenShift,
  withdrawOpenShift,
} from '#modules/rosters/bid-make.ts'
import { listOpenShifts, ownOpenShifts } from '#modules/rosters/bid-views.ts'
import { type AnswerOfferRefusal, answerOffer } from '#modules/rosters/offer-answer.ts'
import {
  bidReply,
  offerMade,
  openShiftBody,
  openShiftList,
  openShiftMade,
  ownOffers,
  staffingOfferBody,
  staffingOfferList,
} from '#modules/rosters/offer-contract.ts'
import {
  type MakeOfferRefusal,
  makeOffer,
  type WithdrawOfferRefusal,
  withdrawOffer,
} from '#modules/rosters/offer-make.ts'
import { listOffers, ownStaffingOffers } from '#modules/rosters/offer-views.ts'
import { changeAnswerBody } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { ruleBroken } from '#modules/rosters/routes-swaps.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const CHANGE = { 'shift-changed-meanwhile': 409, 'rule-broken': 409, 'not-rostered': 409 } as const
const MAKE: Statuses<MakeOfferRefusal> = {
  'queue-not-found': 404,
  'span-ends-before-it-begins': 400,
  'span-too-long': 400,
  'offer-expired': 400,
}
const WITHDRAW: Statuses<WithdrawOfferRefusal> = { 'offer-not-found': 404, 'offer-ended': 409 }
const ANSWER: Statuses<AnswerOfferRefusal> = { ...WITHDRAW, ...CHANGE, 'offer-not-for-you': 404 }
const OPEN: Statuses<OpenShiftRefusal> = {
  'unit-not-found': 404,
  'queue-not-found': 404,
  'contract-not-found': 404,
  'shift-kind-not-found': 404,
  'shift-begun': 400,
  'closes-too-late': 400,
  'start-off-the-quarter': 400,
}
const END: Statuses<EndOpenShiftRefusal> = { 'open-shift-not-found': 404, 'open-shift-ended': 409 }
const BID: Statuses<BidRefusal> = { ...END, ...CHANGE, 'not-able': 404, 'day-taken': 409, 'already-bid': 409 }
const WITHDRAW_BID: Statuses<WithdrawBidRefusal> = { 'open-shift-not-found': 404, 'bid-decided': 409 }
const tags = ['Offers of work']
const own = { access: { permission: 'rosters.own' } }
const plan = { access: { permission: 'rosters.plan' } }
const offerParams = z.object({ offerId: z.uuid() })
const openParams = z.object({ openShiftId: z.uuid() })

/** Overtime, early leave and extra shifts: offered by planners, answered by people. */
export function offerRoutes(app: HttpApp, deps: OwnDeps): void {
  const { platform } = deps
  app.get(
    '/api/rosters/offers',
    {
      config: plan,
      schema: { tags, summary: 'Overtime and early leave offered', response: { 200: staffingOfferList } },
    },
    async () => ({ asOf: platform.clock.now(), offers: await listOffers(deps) }),
  )
  app.post(
    '/api/rosters/offers',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Offer overtime or early leave to people of a queue',
        body: staffingOfferBody,
        response: { 200: offerMade },
      },
    },
    async (request) => {
      const { personId } = actorOf(request)
      return answer(await platform.db.transaction((tx) => makeOffer(deps, tx, personId, request.body)), MAKE)
    },
  )
  app.delete(
    '/api/rosters/offers/:offerId',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Offer it no more; what was agreed stays',
        params: offerParams,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { personId } = actorOf(request)
      const { offerId } = request.params
      return answer(await platform.db.transaction((tx) => withdrawOffer(deps, tx, personId, offerId)), WITHDRAW)
    },
  )
  app.get(
    '/api/rosters/open-shifts',
    { config: plan, schema: { tags, summary: 'Extra shifts with their bids', response: { 200: openShiftList } } },
    async () => ({ asOf: platform.clock.now(), openShifts: await listOpenShifts(deps) }),
  )
  app.post(
    '/api/rosters/open-shifts',
    {
      config: plan,
      schema: { tags, summary: 'Open extra shifts for bids', body: openShiftBody, response: { 200: openShiftMade } },
    },
    async (request) => answer(await offerOpenShift(deps, actorOf(request).personId, request.body), OPEN),
  )
  app.delete(
    '/api/rosters/open-shifts/:openShiftId',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Take it back; who has won keeps their shift',
        params: openParams,
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await withdrawOpenShift(deps, actorOf(request).personId, request.params.openShiftId), END),
  )
  ownOfferRoutes(app, deps)
}

function ownOfferRoutes(app: HttpApp, deps: OwnDeps): void {
  app.get(
    '/api/rosters/own/offers',
    {
      config: own,
      schema: {
        tags,
        summary: 'What is offered to me that every rule allows, and my bids',
        response: { 200: ownOffers },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const offers = await ownStaffingOffers(deps, actor.personId)
      return { asOf: deps.platform.clock.now(), offers, openShifts: await ownOpenShifts(deps, actor) }
    },
  )
  app.post(
    '/api/rosters/own/offers/:offerId/answer',
    {
      config: own,
      schema: {
        tags,
        summary: 'Agree to overtime or early leave, or decline; the shift changes at once',
        params: offerParams,
        body: changeAnswerBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { offerId } = request.params
      return answer(await answerOffer(deps, actorOf(request).personId, offerId, request.body.agrees), ANSWER)
    },
  )
  app.post(
    '/api/rosters/own/open-shifts/:openShiftId/bid',
    {
      config: own,
      schema: {
        tags,
        summary: 'Bid for an extra shift; a rule that forbids it is named in `fields`',
        params: openParams,
        response: { 200: bidReply },
      },
    },
    async (request) => {
      const bid = await bidForShift(deps, actorOf(request), request.params.openShiftId)
      if ('broken' in bid) throw ruleBroken(bid.broken)
      return answer(bid, BID)
    },
  )
  app.delete(
    '/api/rosters/own/open-shifts/:openShiftId/bid',
    {
      config: own,
      schema: { tags, summary: 'Take back a bid that waits', params: openParams, response: { 200: z.null() } },
    },
    async (request) =>
      answer(await withdrawBid(deps, actorOf(request).personId, request.params.openShiftId), WITHDRAW_BID),
  )
}
