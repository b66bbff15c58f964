import { z } from 'zod'
import { mergeCustomers, undoMergeOfCustomers } from '#modules/customers/person/merge-customers.ts'
import { viewPerson } from '#modules/customers/person/view-person.ts'
import { mergeBody, personView, undoBody } from '#modules/customers/person-contract.ts'
import { isVisible } from '#modules/customers/visible.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

const tags = ['Customers']
const params = z.object({ customerId: z.uuid() })

export function personRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  const { db } = platform
  app.get(
    '/api/customers/:customerId/person',
    {
      config: { access: { permission: 'customers.read' } },
      schema: {
        tags,
        summary: 'Who is one person with a customer, their channels, and what was merged and undone',
        params,
        response: { 200: personView },
      },
    },
    async (request) => {
      const { customerId } = request.params
      if (!(await isVisible(db, scopeOf(actorOf(request), 'customers.read'), customerId)))
        throw new Problem(404, 'customer-not-found')
      return viewPerson(identity, db, customerId)
    },
  )
  app.post(
    '/api/customers/:customerId/merges',
    {
      config: { access: { permission: 'customers.merge' } },
      schema: {
        tags,
        summary: 'Two customers are one person; nothing of either moves',
        params,
        body: mergeBody,
        response: { 200: personView },
      },
    },
    async (request) => {
      const merged = await mergeCustomers(platform, actorOf(request), request.params.customerId, request.body)
      const personId = answer(merged, {
        'customer-not-found': 404,
        'one-person-already': 409,
        'two-bank-customers': 409,
      })
      return viewPerson(identity, db, personId)
    },
  )
  app.post(
    '/api/customer-merges/:mergeId/undoing',
    {
      config: { access: { permission: 'customers.merge' } },
      schema: {
        tags,
        summary: 'They were two after all: each goes on with what is theirs',
        params: z.object({ mergeId: z.uuid() }),
        body: undoBody,
        response: { 200: personView },
      },
    },
    async (request) => {
      const { mergeId } = request.params
      const undone = await undoMergeOfCustomers(platform, actorOf(request), mergeId, request.body.reason)
      const personId = answer(undone, { 'merge-not-found': 404, 'merge-undone-already': 409 })
      return viewPerson(identity, db, personId)
    },
  )
}
