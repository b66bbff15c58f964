import { z } from 'zod'
import { holdBody, retentionRuleBody, retentionView } from '#modules/consent/requests-contract.ts'
import { changeRule, liftHold, placeHold, type RetentionRefusal } from '#modules/consent/retention/change.ts'
import { viewRetention } from '#modules/consent/retention/view.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const RETENTION: Statuses<RetentionRefusal> = { 'no-such-rule': 404, 'edited-meanwhile': 409, 'hold-not-found': 404 }
const ruleParams = z.object({
  kind: z.enum([
    'messages',
    'outreach',
    'consent-proof',
    'segment-history',
    'branch-visits',
    'script-forms',
    'profile',
    'need',
    'cases',
    'complaints',
    'timeline',
  ]),
})
const customerParams = z.object({ customerId: z.uuid() })
const holdParams = z.object({ holdId: z.uuid() })
const tags = ['Consent']
const CONFIGURE = { access: { permission: 'consent.configure' } }

/** How long data of customers is kept, what stands against removing it, and what the next run removes. */
export function retentionRoutes(app: HttpApp, deps: ConsentDeps): void {
  const { platform, customers } = deps
  app.get(
    '/api/retention',
    {
      config: CONFIGURE,
      schema: { tags, summary: 'The schedule, its dry run, holds and past runs', response: { 200: retentionView } },
    },
    () => viewRetention(deps),
  )
  app.put(
    '/api/retention/rules/:kind',
    {
      config: CONFIGURE,
      schema: {
        tags,
        summary: 'How long one kind is kept',
        params: ruleParams,
        body: retentionRuleBody,
        response: { 200: retentionView },
      },
    },
    async (request) => {
      answer(await changeRule(platform, actorOf(request).personId, request.params.kind, request.body), RETENTION)
      return viewRetention(deps)
    },
  )
  app.post(
    '/api/customers/:customerId/legal-holds',
    {
      config: CONFIGURE,
      schema: {
        tags,
        summary: 'Nothing of this customer is removed from now on',
        params: customerParams,
        body: holdBody,
        response: { 200: retentionView },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { customerId } = request.params
      if (!(await customers.isVisible(platform.db, scopeOf(actor, 'consent.configure'), customerId)))
        throw new Problem(404, 'customer-not-found')
      await placeHold(platform, actor.personId, customerId, request.body.reason)
      return viewRetention(deps)
    },
  )
  app.delete(
    '/api/legal-holds/:holdId',
    {
      config: CONFIGURE,
      schema: { tags, summary: 'Lift a hold', params: holdParams, response: { 200: retentionView } },
    },
    async (request) => {
      answer(await liftHold(platform, actorOf(request).personId, request.params.holdId), RETENTION)
      return viewRetention(deps)
    },
  )
}
