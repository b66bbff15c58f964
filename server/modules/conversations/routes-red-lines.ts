import type { Deps } from '#modules/conversations/deps.ts'
import {
  type RedLineSetList,
  redLineReturn,
  redLineReview,
  redLineSetBody,
  redLineSetList,
  redLineSubmission,
  redLinesInForce,
} from '#modules/conversations/red-line-sets-contract.ts'
import { knownLines, linesInForce } from '#modules/conversations/red-lines/in-force.ts'
import { listSets } from '#modules/conversations/red-lines/sets.ts'
import {
  goBack,
  reviewDraft,
  type SetRefusal,
  submitDraft,
  writeDraft,
} from '#modules/conversations/red-lines/write.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const SET: Statuses<SetRefusal> = {
  'no-draft': 404,
  'not-a-draft': 409,
  'edited-meanwhile': 409,
  'examples-fail': 422,
  'nothing-to-review': 409,
  'own-text': 403,
  'reason-missing': 422,
  'version-not-found': 404,
  'already-in-force': 409,
}
const tags = ['Red lines']
const config = { access: { permission: 'conversations.write-red-lines' } }
const response = { 200: redLineSetList }

/** The bank's own red lines: written by one, let in by another, gone back from. */
export function redLineSetRoutes(app: HttpApp, { platform, identity, redLines }: Deps): void {
  const list = (): Promise<RedLineSetList> => listSets(platform.db, identity, platform.clock.now())
  /** This node looks for what is in force before it says so; others hear it by the log. */
  const renewed = async () => {
    await redLines.renew()
    return list()
  }
  app.get(
    '/api/red-lines',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'What words to customers are looked through for, beside what comes with the product',
        response: { 200: redLinesInForce },
      },
    },
    async () => {
      const { version, off, own } = await linesInForce(platform.db)
      return { version, off, own: [...own], known: await knownLines(platform.db) }
    },
  )
  app.get(
    '/api/red-line-sets',
    { config, schema: { tags, summary: 'The open draft and every version, newest first', response } },
    list,
  )
  app.put(
    '/api/red-line-sets/draft',
    { config, schema: { tags, summary: 'Write the open draft, or begin one', body: redLineSetBody, response } },
    async (request) => {
      answer(await writeDraft(platform, actorOf(request).personId, request.body), SET)
      return list()
    },
  )
  app.post(
    '/api/red-line-sets/draft/submission',
    { config, schema: { tags, summary: 'Hand the draft in for review', body: redLineSubmission, response } },
    async (request) => {
      answer(await submitDraft(platform, actorOf(request).personId, request.body.revision), SET)
      return list()
    },
  )
  app.post(
    '/api/red-line-sets/draft/review',
    { config, schema: { tags, summary: 'A second person lets it in or returns it', body: redLineReview, response } },
    async (request) => {
      answer(await reviewDraft(platform, actorOf(request).personId, request.body), SET)
      return renewed()
    },
  )
  app.post(
    '/api/red-line-sets/return',
    { config, schema: { tags, summary: 'Go back to the lines of an earlier version', body: redLineReturn, response } },
    async (request) => {
      answer(await goBack(platform, actorOf(request).personId, request.body), SET)
      return renewed()
    },
  )
}
