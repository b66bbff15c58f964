import { z } from 'zod'
import { type BlindCheckRefusal, blindCheck } from '#modules/customers/blind-check.ts'
import {
  blindCheckReply,
  blindCheckRequest,
  customerList,
  customerSearch,
  customerView,
  revealReply,
  revealRequest,
} from '#modules/customers/contract.ts'
import { type RevealRefusal, revealField } from '#modules/customers/reveal-field.ts'
import { searchCustomers, viewCustomer } from '#modules/customers/views.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const REVEAL: Record<RevealRefusal, number> = {
  'customer-not-found': 404,
  'nothing-to-reveal': 409,
  'identity-level-too-low': 403,
}
const CHECK: Record<BlindCheckRefusal, number> = {
  'customer-not-found': 404,
  'nothing-to-compare': 409,
  'too-many-tries': 429,
  'identity-locked': 409,
}
const params = z.object({ customerId: z.uuid() })
const tags = ['Customers']

export function customerRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  app.post(
    '/api/customers/search',
    {
      config: { access: { permission: 'customers.read' } },
      schema: {
        tags,
        summary: 'Find customers by number, phone or tier',
        body: customerSearch,
        response: { 200: customerList },
      },
    },
    (request) =>
      searchCustomers(platform.db, platform.cipher, scopeOf(actorOf(request), 'customers.read'), request.body),
  )
  app.get(
    '/api/customers/:customerId',
    {
      config: { access: { permission: 'customers.read' } },
      schema: { tags, summary: 'One customer, masked', params, response: { 200: customerView } },
    },
    async (request) => {
      const found = await viewCustomer(
        platform.db,
        scopeOf(actorOf(request), 'customers.read'),
        request.params.customerId,
      )
      if (!found) throw new Problem(404, 'customer-not-found')
      return found
    },
  )
  app.post(
    '/api/customers/:customerId/reveals',
    {
      config: { access: { permission: 'customers.reveal' } },
      schema: {
        tags,
        summary: 'Show one masked field, for a purpose that is logged',
        params,
        body: revealRequest,
        response: { 200: revealReply },
      },
    },
    async (request) =>
      answer(
        await revealField({ platform, identity }, actorOf(request), request.params.customerId, request.body),
        REVEAL,
      ),
  )
  app.post(
    '/api/customers/:customerId/blind-checks',
    {
      config: { access: { permission: 'customers.read' } },
      schema: {
        tags,
        summary: 'Does what the customer says match what is on record?',
        params,
        body: blindCheckRequest,
        response: { 200: blindCheckReply },
      },
    },
    async (request) =>
      answer(await blindCheck(platform, actorOf(request), request.params.customerId, request.body), CHECK),
  )
}
