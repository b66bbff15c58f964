import { z } from 'zod'
import {
  type BrokenRule,
  colleagueList,
  colleagueQuery,
  market,
  swapAcceptance,
  swapBody,
  swapMade,
} from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { type AcceptSwapRefusal, acceptSwap } from '#modules/rosters/swap-accept.ts'
import { viewColleagues, viewMarket } from '#modules/rosters/swap-market.ts'
import { type EndSwapRefusal, type OfferSwapRefusal, offerSwap, withdrawSwap } from '#modules/rosters/swap-offer.ts'
import { brokenFields } from '#modules/rosters/swap-ways.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const OFFER: Statuses<OfferSwapRefusal> = {
  'no-shift': 409,
  'not-able': 409,
  'not-to-yourself': 400,
  'date-in-the-past': 400,
  'day-taken': 409,
  'shift-begun': 409,
  'shift-not-plain': 409,
  'shift-changed-meanwhile': 409,
  'already-offered': 409,
  'nothing-to-exchange': 409,
}
const END: Statuses<EndSwapRefusal> = { 'swap-not-found': 404, 'swap-ended': 409 }
const ACCEPT: Statuses<AcceptSwapRefusal> = {
  ...END,
  'not-able': 409,
  'no-such-exchange': 409,
  'shift-changed-meanwhile': 409,
  'rule-broken': 409,
  'not-rostered': 409,
}
const tags = ['Own shifts']
const own = { access: { permission: 'rosters.own' } }
const params = z.object({ swapId: z.uuid() })

/** What people offer each other. */
export function swapRoutes(app: HttpApp, deps: OwnDeps): void {
  app.get(
    '/api/rosters/own/market',
    {
      config: own,
      schema: { tags, summary: 'What I offer, and what I could take by every rule', response: { 200: market } },
    },
    (request) => viewMarket(deps, actorOf(request)),
  )
  app.get(
    '/api/rosters/own/colleagues',
    {
      config: own,
      schema: {
        tags,
        summary: 'Who could take the contacts of my shift on a date',
        querystring: colleagueQuery,
        response: { 200: colleagueList },
      },
    },
    (request) => viewColleagues(deps, actorOf(request).personId, request.query.date),
  )
  app.post(
    '/api/rosters/own/swaps',
    {
      config: own,
      schema: {
        tags,
        summary: 'Offer a shift: give it away, or exchange it, to one colleague or to whoever can',
        description: 'A rule that forbids it is named in `fields`: its kind as `path`, what was found as `message`.',
        body: swapBody,
        response: { 200: swapMade },
      },
    },
    async (request) => {
      const offered = await offerSwap(deps, actorOf(request).personId, request.body)
      if ('broken' in offered) throw ruleBroken(offered.broken)
      return answer(offered, OFFER)
    },
  )
  app.delete(
    '/api/rosters/own/swaps/:swapId',
    {
      config: own,
      schema: {
        tags,
        summary: 'Take the offer back, or decline one that was made to me alone',
        params,
        response: { 200: z.null() },
      },
    },
    async (request) => answer(await withdrawSwap(deps, actorOf(request).personId, request.params.swapId), END),
  )
  app.post(
    '/api/rosters/own/swaps/:swapId/acceptance',
    {
      config: own,
      schema: {
        tags,
        summary: 'Take the shift; both change at once, or nothing',
        params,
        body: swapAcceptance,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const taken = await acceptSwap(deps, actorOf(request), request.params.swapId, request.body.returnDate)
      if ('broken' in taken) throw ruleBroken(taken.broken)
      return answer(taken, ACCEPT)
    },
  )
}

export const ruleBroken = (broken: readonly BrokenRule[]) =>
  new Problem(409, 'rule-broken', 'A labour rule forbids it: see `fields`.', brokenFields(broken))
