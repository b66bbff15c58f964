import { z } from 'zod'
import { listTexts } from '#modules/consent/texts/list.ts'
import { reviewText, submitText, type TextRefusal, writeText } from '#modules/consent/texts/write.ts'
import { consentTextList, textDraftBody, textReviewBody, textSubmissionBody } from '#modules/consent/texts-contract.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const TEXT: Statuses<TextRefusal> = {
  'text-not-found': 404,
  'receiver-missing': 422,
  'not-a-draft': 409,
  'nothing-to-review': 409,
  'edited-meanwhile': 409,
  'own-text': 403,
  'reason-missing': 422,
}
const params = z.object({ textId: z.uuid() })
const tags = ['Consent']
const WRITE = { access: { permission: 'consent.write-texts' } }

/** The words consent is asked in: written by one, approved by another. */
export function textRoutes(app: HttpApp, { platform, identity }: ConsentDeps): void {
  const list = async () => {
    const asOf = platform.clock.now()
    return { asOf, texts: await listTexts(platform.db, identity, asOf) }
  }
  app.get(
    '/api/consent-texts',
    { config: WRITE, schema: { tags, summary: 'Every version of every text', response: { 200: consentTextList } } },
    list,
  )
  app.put(
    '/api/consent-texts',
    {
      config: WRITE,
      schema: {
        tags,
        summary: 'Write the open draft of a purpose, or begin the next version',
        body: textDraftBody,
        response: { 200: consentTextList },
      },
    },
    async (request) => {
      answer(await writeText(platform, actorOf(request).personId, request.body), TEXT)
      return list()
    },
  )
  app.post(
    '/api/consent-texts/:textId/submission',
    {
      config: WRITE,
      schema: {
        tags,
        summary: 'Hand a draft in for review',
        params,
        body: textSubmissionBody,
        response: { 200: consentTextList },
      },
    },
    async (request) => {
      const { personId } = actorOf(request)
      answer(await submitText(platform, personId, request.params.textId, request.body.revision), TEXT)
      return list()
    },
  )
  app.post(
    '/api/consent-texts/:textId/review',
    {
      config: WRITE,
      schema: {
        tags,
        summary: 'A second person approves the words or returns them',
        params,
        body: textReviewBody,
        response: { 200: consentTextList },
      },
    },
    async (request) => {
      answer(await reviewText(platform, actorOf(request).personId, request.params.textId, request.body), TEXT)
      return list()
    },
  )
}
