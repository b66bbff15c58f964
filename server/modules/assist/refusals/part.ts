import { z } from 'zod'
import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'
import { listRefusals } from '#modules/assist/refusals/list.ts'
import { type RecordRefusal, recordRefusal } from '#modules/assist/refusals/record.ts'
import { refusalList, refusalPut } from '#modules/assist/refusals-contract.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf } from '#platform/http/server.ts'

const RECORD: Statuses<RecordRefusal> = { 'no-refusal-there': 404, 'not-a-participant': 403, 'customer-not-found': 404 }
const params = z.object({ contactId: z.uuid() })
const tags = ['Consent']

/** What customers told the bank to stop while a person has them: one click carries it out. */
export const refusalsPart = (deps: AssistDeps): AssistPart => ({
  routes(app) {
    const { platform, asks } = deps
    app.get(
      '/api/assist/contacts/:contactId/refusals',
      {
        config: { access: { permission: 'conversations.read' } },
        schema: {
          tags,
          summary: 'What the customer of a contact told the bank to stop, and whether it was carried out',
          params,
          response: { 200: refusalList },
        },
      },
      async (request) => {
        const { contactId } = request.params
        const isSeen = await asks.conversations.maySeeContact(platform.db, actorOf(request), contactId)
        const contact = isSeen ? await asks.conversations.contactInHand(platform.db, contactId) : undefined
        if (!contact) throw new Problem(404, 'contact-not-found')
        return { asOf: platform.clock.now(), refusals: await listRefusals(deps, platform.db, contact) }
      },
    )
    app.put(
      '/api/assist/contacts/:contactId/refusals',
      {
        config: { access: { permission: 'consent.record' } },
        schema: {
          tags,
          summary: 'Carry out what the customer told the bank to stop, with the message as proof',
          params,
          body: refusalPut,
          response: { 200: refusalList },
        },
      },
      async (request) => {
        const [actor, { contactId }] = [actorOf(request), request.params]
        const isSeen = await asks.conversations.maySeeContact(platform.db, actor, contactId)
        const contact = isSeen ? await asks.conversations.contactInHand(platform.db, contactId) : undefined
        if (!contact) throw new Problem(404, 'contact-not-found')
        answer(await recordRefusal(deps, actor, contact, request.body.seq), RECORD)
        return { asOf: platform.clock.now(), refusals: await listRefusals(deps, platform.db, contact) }
      },
    )
  },
})
