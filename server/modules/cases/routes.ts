import { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'
import { caseAnswers } from '#modules/cases/answers.ts'
import { caseCard, caseList, caseSearch, caseTargets, caseView, newCaseBody } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { type OpenedCase, type OpenRefusal, openCase } from '#modules/cases/open-case.ts'
import { CASES } from '#modules/cases/statuses.ts'
import { causeOf, writeLine } from '#modules/cases/store.ts'
import { targetsOf } from '#modules/cases/targets.ts'
import { viewCase } from '#modules/cases/view-case.ts'
import { listCases } from '#modules/cases/views.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Cases']
const read = { access: { permission: 'cases.read' } }
const work = { access: { permission: 'cases.work' } }
const caseParams = z.object({ caseId: z.uuid() })

/** Lists, one case, and opening one. */
export function caseRoutes(app: HttpApp, deps: CaseDeps): void {
  const { platform, asks } = deps
  const { db, clock } = platform
  app.get(
    '/api/cases',
    {
      config: read,
      schema: { tags, summary: 'Cases within one’s reach', querystring: caseSearch, response: { 200: caseList } },
    },
    async (request) => ({ asOf: clock.now(), ...(await listCases(deps, actorOf(request), request.query)) }),
  )
  app.get(
    '/api/cases/targets',
    { config: work, schema: { tags, summary: 'To whom work can be given', response: { 200: caseTargets } } },
    async () => targetsOf(asks.identity, db),
  )
  app.get(
    '/api/cases/:caseId',
    { config: read, schema: { tags, summary: 'One case', params: caseParams, response: { 200: caseView } } },
    async (request) => {
      const found = await viewCase(deps, actorOf(request), request.params.caseId)
      if (!found) throw new Problem(404, 'case-not-found')
      return found
    },
  )
  app.get(
    '/api/contacts/:contactId/cases',
    {
      config: { access: { permission: 'conversations.read' } },
      schema: {
        tags,
        summary: 'Cases of the customer of a contact one may open, open ones first',
        params: z.object({ contactId: z.uuid() }),
        response: { 200: z.object({ cases: z.array(caseCard) }) },
      },
    },
    async (request) => {
      const { contactId } = request.params
      const isSeen = await asks.conversations.maySeeContact(db, actorOf(request), contactId)
      const contact = isSeen ? await asks.conversations.contactInHand(db, contactId) : undefined
      if (!contact) throw new Problem(404, 'contact-not-found')
      return { cases: [...(await caseAnswers(deps).casesOf(db, contact.customerId, 20))] }
    },
  )
  app.post(
    '/api/cases',
    {
      config: work,
      schema: { tags, summary: 'Open a case', body: newCaseBody, response: { 200: caseView } },
    },
    async (request) => {
      const actor = actorOf(request)
      const { note, ...body } = request.body
      const contactId = body.contactId ?? null
      if (contactId !== null && !(await asks.conversations.maySeeContact(db, actor, contactId)))
        throw new Problem(404, 'contact-not-found')
      const customerId = body.customerId ?? null
      const reach = scopeOf(actor, 'customers.read')
      if (customerId !== null && !(await asks.customers.isVisible(db, reach, customerId)))
        throw new Problem(404, 'customer-not-found')
      const opened = await db.transaction(async (tx): Promise<Outcome<OpenedCase, OpenRefusal>> => {
        const made = await openCase(deps, tx, causeOf(actor), {
          template: body.template,
          title: body.title,
          contactId,
          customerId,
          ownerId: body.ownerId ?? null,
          ...(body.unitId === undefined ? {} : { unitId: body.unitId }),
          ...(body.dueAt === undefined ? {} : { dueAt: body.dueAt }),
          ...(body.fields === undefined ? {} : { fields: body.fields }),
        })
        if (made.ok && note !== undefined)
          await writeLine(tx, causeOf(actor), made.value.caseId, clock.now(), { kind: 'comment', text: note })
        return made
      })
      const { caseId } = answer(opened, CASES)
      const found = await viewCase(deps, actor, caseId)
      if (!found) throw new Problem(404, 'case-not-found')
      return found
    },
  )
}
