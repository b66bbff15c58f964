import { z } from 'zod'
import type { BotDeps } from '#modules/bot/deps.ts'
import { type DraftRefusal, listFlows, listIntents, removeDraft, saveFlow, saveIntent } from '#modules/bot/drafts.ts'
import {
  botCode,
  flowBody,
  flowList,
  intentBody,
  intentList,
  regressionBody,
  regressionList,
  regressionRow,
  removeBody,
} from '#modules/bot/editor-contract.ts'
import { listRegression, putRegression, removeRegression } from '#modules/bot/regression.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const DRAFT: Statuses<DraftRefusal> = {
  'edited-meanwhile': 409,
  'utterance-elsewhere': 409,
  'flow-faulty': 422,
  'code-differs': 422,
}
const tags = ['Bot editor']
const config = { access: { permission: 'bot.write' } }
const params = z.object({ code: botCode })
const saved = z.object({ version: z.int() })

/** The working copy of business people: intents with utterances, flows, and the regression set. */
export function editorRoutes(app: HttpApp, deps: BotDeps): void {
  const { platform } = deps
  app.get(
    '/api/bot/intents',
    { config, schema: { tags, summary: 'Intents of the working copy', response: { 200: intentList } } },
    async () => ({ intents: await listIntents(deps) }),
  )
  app.put(
    '/api/bot/intents/:code',
    { config, schema: { tags, summary: 'Write an intent', params, body: intentBody, response: { 200: saved } } },
    async (request) =>
      answer(await saveIntent(platform, actorOf(request).personId, request.params.code, request.body), DRAFT),
  )
  app.get(
    '/api/bot/flows',
    { config, schema: { tags, summary: 'Flows of the working copy', response: { 200: flowList } } },
    async () => ({ flows: await listFlows(deps) }),
  )
  app.put(
    '/api/bot/flows/:code',
    { config, schema: { tags, summary: 'Write a flow', params, body: flowBody, response: { 200: saved } } },
    async (request) =>
      answer(await saveFlow(platform, actorOf(request).personId, request.params.code, request.body), DRAFT),
  )
  for (const [kind, summary] of [
    ['intent', 'Take an intent out'],
    ['flow', 'Take a flow out'],
  ] as const) {
    app.delete(
      `/api/bot/${kind}s/:code`,
      { config, schema: { tags, summary, params, body: removeBody, response: { 200: saved } } },
      async (request) => {
        const by = actorOf(request).personId
        return answer(await removeDraft(platform, by, kind, request.params.code, request.body.version), DRAFT)
      },
    )
  }
  regressionRoutes(app, deps)
}

function regressionRoutes(app: HttpApp, deps: BotDeps): void {
  app.get(
    '/api/bot/regression',
    { config, schema: { tags, summary: 'Questions every release is judged by', response: { 200: regressionList } } },
    async () => ({ rows: await listRegression(deps) }),
  )
  app.post(
    '/api/bot/regression',
    {
      config,
      schema: {
        tags,
        summary: 'Add a question, or change what is expected',
        body: regressionBody,
        response: { 200: regressionRow },
      },
    },
    async (request) => putRegression(deps, actorOf(request).personId, request.body),
  )
  app.delete(
    '/api/bot/regression/:rowId',
    {
      config,
      schema: {
        tags,
        summary: 'Take a question off',
        params: z.object({ rowId: z.uuid() }),
        response: { 200: z.object({}) },
      },
    },
    async (request) =>
      answer(await removeRegression(deps.platform, actorOf(request).personId, request.params.rowId), {
        'row-not-found': 404,
      }),
  )
}
