import { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'
import {
  type ActRefusal,
  handOverCase,
  reopenCase,
  resumeCase,
  solveCase,
  takeCase,
  waitFor,
  withdrawCase,
} from '#modules/cases/act.ts'
import { comment } from '#modules/cases/comment.ts'
import {
  caseTemplateBody,
  caseTemplateList,
  commentBody,
  handOverBody,
  mergeBody,
  reasonBody,
  solveBody,
  templateCode,
  waitBody,
  workOrderBody,
  workOrderResult,
} from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { mergeCases } from '#modules/cases/merge.ts'
import { CASES } from '#modules/cases/statuses.ts'
import { listTemplates, saveTemplate } from '#modules/cases/templates.ts'
import { addWorkOrder, finishWorkOrder } from '#modules/cases/work-orders.ts'
import type { Actor } from '#platform/access.ts'
import { answer } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Cases']
const work = { access: { permission: 'cases.work' } }
const caseParams = z.object({ caseId: z.uuid() })

/** What is done with a case. */
export function caseActRoutes(app: HttpApp, deps: CaseDeps): void {
  function act<S extends z.ZodType>(
    path: string,
    summary: string,
    body: S,
    run: (
      actor: Actor,
      caseId: string,
      body: z.output<S>,
    ) => Promise<Outcome<null, ActRefusal | 'no-customer' | 'red-line-crossed'>>,
  ) {
    app.post(
      `/api/cases/:caseId/${path}`,
      { config: work, schema: { tags, summary, params: caseParams, body, response: { 200: z.null() } } },
      async (request) => answer(await run(actorOf(request), request.params.caseId, request.body as z.output<S>), CASES),
    )
  }
  app.post(
    '/api/cases/:caseId/taking',
    { config: work, schema: { tags, summary: 'Take a case', params: caseParams, response: { 200: z.null() } } },
    async (request) => answer(await takeCase(deps, actorOf(request), request.params.caseId), CASES),
  )
  act('hand-over', 'Hand a case to a unit, or a person of it', handOverBody, (actor, id, body) =>
    handOverCase(deps, actor, id, body),
  )
  act('waiting', 'Wait for somebody else; for some reasons the clock stands still', waitBody, (actor, id, body) =>
    waitFor(deps, actor, id, body.reason, body.note),
  )
  act('resumption', 'Go on with a case that waited', reasonBody, (actor, id, { note }) =>
    resumeCase(deps, actor, id, note),
  )
  act('solution', 'End a case with what came of it', solveBody, (actor, id, { outcome, note }) =>
    solveCase(deps, actor, id, outcome, note),
  )
  act('re-opening', 'Open a case again', reasonBody, (actor, id, { note }) => reopenCase(deps, actor, id, note))
  act('withdrawal', 'Nobody owes it any more', reasonBody, (actor, id, { note }) => withdrawCase(deps, actor, id, note))
  act('merging', 'Merge a duplicate into another case of the customer', mergeBody, (actor, id, body) =>
    mergeCases(deps, actor, id, body),
  )
  act('comments', 'Write a comment, or tell the customer', commentBody, (actor, id, body) =>
    comment(deps, actor, id, body),
  )
  workOrderRoutes(app, deps)
  templateRoutes(app, deps)
}

function workOrderRoutes(app: HttpApp, deps: CaseDeps): void {
  app.post(
    '/api/cases/:caseId/work-orders',
    {
      config: work,
      schema: {
        tags,
        summary: 'Give out a piece of the work',
        params: caseParams,
        body: workOrderBody,
        response: { 200: z.object({ workOrderId: z.uuid() }) },
      },
    },
    async (request) => answer(await addWorkOrder(deps, actorOf(request), request.params.caseId, request.body), CASES),
  )
  app.put(
    '/api/cases/:caseId/work-orders/:workOrderId/result',
    {
      config: work,
      schema: {
        tags,
        summary: 'Say what was done',
        params: z.object({ caseId: z.uuid(), workOrderId: z.uuid() }),
        body: workOrderResult,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { caseId, workOrderId } = request.params
      return answer(await finishWorkOrder(deps, actorOf(request), caseId, workOrderId, request.body.result), CASES)
    },
  )
}

function templateRoutes(app: HttpApp, deps: CaseDeps): void {
  app.get(
    '/api/case-templates',
    {
      config: { access: { permission: 'cases.read' } },
      schema: { tags, summary: 'What cases go by', response: { 200: caseTemplateList } },
    },
    async () => ({ templates: await listTemplates(deps, deps.platform.db) }),
  )
  app.put(
    '/api/case-templates/:code',
    {
      config: { access: { permission: 'cases.write-templates' } },
      schema: {
        tags,
        summary: 'Write a template whole',
        params: z.object({ code: templateCode }),
        body: caseTemplateBody,
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await saveTemplate(deps, actorOf(request).personId, request.params.code, request.body), CASES),
  )
}
