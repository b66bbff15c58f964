import { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'
import { changeNeeds, type NeedsRefusal, recordNeed, takeOutNeed } from '#modules/customers/change-needs.ts'
import { customerView } from '#modules/customers/contract.ts'
import type { NeedDeps } from '#modules/customers/needs/reviews.ts'
import { viewNeeds } from '#modules/customers/needs/view-needs.ts'
import { NEEDS, needRequest, needsRequest, needsView } from '#modules/customers/needs-contract.ts'
import { viewCustomer } from '#modules/customers/views.ts'
import { type Actor, scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const REFUSALS: Statuses<NeedsRefusal> = {
  'customer-not-found': 404,
  'need-not-recorded': 404,
  'identity-level-too-low': 403,
}
const CHANGE = { permission: 'customers.change-needs' } as const
const ofCustomer = z.object({ customerId: z.uuid() })
const ofNeed = ofCustomer.extend({ need: z.enum(NEEDS) })
const tags = ['Customers']

export function needRoutes(app: HttpApp, deps: NeedDeps): void {
  const { db } = deps.platform
  /** Whoever changed them sees them, by the same right. */
  async function after(outcome: Outcome<null, NeedsRefusal>, actor: Actor, customerId: string) {
    answer(outcome, REFUSALS)
    return found(await viewNeeds(deps, scopeOf(actor, 'customers.change-needs'), customerId))
  }
  app.get(
    '/api/customers/:customerId/needs',
    {
      config: { access: { permission: 'customers.read' } },
      schema: {
        tags,
        summary: 'What this customer needs, who said so, and until when it is looked at again',
        params: ofCustomer,
        response: { 200: needsView },
      },
    },
    async (request) =>
      found(await viewNeeds(deps, scopeOf(actorOf(request), 'customers.read'), request.params.customerId)),
  )
  app.put(
    '/api/customers/:customerId/needs',
    {
      config: { access: CHANGE },
      schema: {
        tags,
        summary: 'What this customer needs when served, all at once',
        params: ofCustomer,
        body: needsRequest,
        response: { 200: customerView },
      },
    },
    async (request) => {
      const [actor, { customerId }] = [actorOf(request), request.params]
      const { needs, ...told } = request.body
      answer(await changeNeeds(deps, actor, customerId, needs, told), REFUSALS)
      return found(await viewCustomer(db, scopeOf(actor, 'customers.change-needs'), customerId))
    },
  )
  app.put(
    '/api/customers/:customerId/needs/:need',
    {
      config: { access: CHANGE },
      schema: {
        tags,
        summary: 'Record a need, confirm it for another year, or put right who said so',
        params: ofNeed,
        body: needRequest,
        response: { 200: needsView },
      },
    },
    async (request) => {
      const [actor, { customerId, need }] = [actorOf(request), request.params]
      return after(await recordNeed(deps, actor, customerId, need, request.body), actor, customerId)
    },
  )
  app.delete(
    '/api/customers/:customerId/needs/:need',
    {
      config: { access: CHANGE },
      schema: {
        tags,
        summary: 'Take out what this customer needs no more',
        params: ofNeed,
        response: { 200: needsView },
      },
    },
    async (request) => {
      const [actor, { customerId, need }] = [actorOf(request), request.params]
      return after(await takeOutNeed(deps, actor, customerId, need), actor, customerId)
    },
  )
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Problem(404, 'customer-not-found')
  return value
}
