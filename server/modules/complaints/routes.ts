import { z } from 'zod'
import { alikeOf } from '#modules/complaints/alike.ts'
import { endWithoutPath, giveToUnit } from '#modules/complaints/case-acts.ts'
import {
  type AlterRefusal,
  answerLevel,
  askEvidence,
  askLevel,
  code,
  keepByHand,
  merge,
  takeEvidence,
} from '#modules/complaints/change.ts'
import {
  caseBody,
  codingBody,
  complaintFile,
  complaintList,
  complaintMade,
  complaintParams,
  complaintSearch,
  endingBody,
  evidenceBody,
  evidenceGot,
  handlerList,
  intakeBody,
  keptBody,
  levelAnswer,
  levelBody,
  likeList,
  mergeBody,
  moveBody,
  revealBody,
  revealed,
} from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { handlersWithin } from '#modules/complaints/handlers.ts'
import { type ChangeRefusal, moveComplaint } from '#modules/complaints/move.ts'
import { type RegisterRefusal, register } from '#modules/complaints/register.ts'
import { reveal } from '#modules/complaints/reveal.ts'
import { complaintFileOf } from '#modules/complaints/view-file.ts'
import { listComplaints } from '#modules/complaints/views.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

export const CHANGES: Statuses<ChangeRefusal | AlterRefusal> = {
  'complaint-not-found': 404,
  'not-a-complaint': 409,
  'merged-already': 409,
  'ended-already': 409,
  'person-not-found': 409,
  'cannot-handle': 409,
  'code-first': 409,
  'not-from-here': 409,
  'done-already': 409,
  'interested-person': 409,
  'same-person': 409,
  'nothing-asked': 409,
  'clock-passed': 409,
  'pack-has-no-such-clock': 409,
  'complex-first': 409,
  'credit-first': 409,
  'contact-first': 409,
  'too-many-representatives': 409,
  'handler-first': 409,
  'nothing-changed': 409,
  'decided-already': 409,
  'into-itself': 409,
  'evidence-not-found': 404,
  'due-before-now': 409,
  'no-such-clock': 409,
  'cause-not-found': 409,
  'unit-not-found': 409,
  'file-not-found': 404,
  'too-many-files': 409,
  'is-a-complaint': 409,
  'case-not-ended': 409,
}
const REGISTERS: Statuses<RegisterRefusal> = {
  'pack-not-in-force': 409,
  'received-later': 409,
  'contact-not-found': 409,
  'customer-not-found': 409,
  'case-not-found': 409,
}
const tags = ['Complaints']
const params = complaintParams
const read = { access: { permission: 'complaints.read' } }
const handle = { access: { permission: 'complaints.handle' } }
const approve = { access: { permission: 'complaints.approve' } }

export function complaintRoutes(app: HttpApp, deps: ComplaintDeps): void {
  app.get(
    '/api/complaints',
    {
      config: read,
      schema: {
        tags,
        summary: 'Complaints within reach, what is due first',
        querystring: complaintSearch,
        response: { 200: complaintList },
      },
    },
    async (request) => listComplaints(deps, actorOf(request), request.query),
  )
  app.post(
    '/api/complaints',
    {
      config: { access: { permission: 'complaints.register' } },
      schema: {
        tags,
        summary: 'Take a complaint in; its clocks run from its receipt',
        body: intakeBody,
        response: { 200: complaintMade },
      },
    },
    async (request) => answer(await register(deps, actorOf(request), request.body), REGISTERS),
  )
  app.get(
    '/api/complaints/handlers',
    {
      config: handle,
      schema: {
        tags,
        summary: 'Who may be given a complaint, and how many each has open',
        response: { 200: handlerList },
      },
    },
    async () => ({ handlers: await handlersWithin(deps) }),
  )
  app.get(
    '/api/complaints/:complaintId',
    {
      config: read,
      schema: {
        tags,
        summary: 'One complaint with its clocks, evidence, letters and history',
        params,
        response: { 200: complaintFile },
      },
    },
    async (request) => found(await complaintFileOf(deps, actorOf(request), request.params.complaintId)),
  )
  app.get(
    '/api/complaints/:complaintId/alike',
    {
      config: handle,
      schema: {
        tags,
        summary: 'Complaints of the same customer, phone, representative or words',
        params,
        response: { 200: likeList },
      },
    },
    async (request) => found(await alikeOf(deps, actorOf(request), request.params.complaintId)),
  )
  app.post(
    '/api/complaints/:complaintId/reveals',
    {
      config: { access: { permission: 'complaints.reveal' } },
      schema: {
        tags,
        summary: 'Show who complains, with a purpose that is logged',
        params,
        body: revealBody,
        response: { 200: revealed },
      },
    },
    async (request) =>
      answer(await reveal(deps, actorOf(request), request.params.complaintId, request.body), {
        'complaint-not-found': 404,
      }),
  )
  moveRoutes(app, deps)
  alterRoutes(app, deps)
}

function moveRoutes(app: HttpApp, deps: ComplaintDeps): void {
  const schema = { tags, params, response: { 200: z.null() } }
  app.post(
    '/api/complaints/:complaintId/moves',
    {
      config: handle,
      schema: { ...schema, summary: 'Move it along its legal path, or hear by which rule not', body: moveBody },
    },
    async (request) =>
      answer(await moveComplaint(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.put(
    '/api/complaints/:complaintId/coding',
    { config: handle, schema: { ...schema, summary: 'Code its three axes and severity', body: codingBody } },
    async (request) => answer(await code(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.post(
    '/api/complaints/:complaintId/level',
    {
      config: handle,
      schema: { ...schema, summary: 'Ask for another level: suggestion, work order, complaint', body: levelBody },
    },
    async (request) =>
      answer(await askLevel(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.put(
    '/api/complaints/:complaintId/level',
    {
      config: approve,
      schema: { ...schema, summary: 'Answer what a colleague asked: another level, or not', body: levelAnswer },
    },
    async (request) =>
      answer(await answerLevel(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.post(
    '/api/complaints/:complaintId/cases',
    {
      config: handle,
      schema: {
        ...schema,
        summary: 'Have a unit work on a part of it, as a case with its own deadline',
        body: caseBody,
      },
    },
    async (request) =>
      answer(await giveToUnit(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.post(
    '/api/complaints/:complaintId/ending',
    {
      config: handle,
      schema: { ...schema, summary: 'End a suggestion or a work order with its answer', body: endingBody },
    },
    async (request) =>
      answer(await endWithoutPath(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.post(
    '/api/complaints/:complaintId/merging',
    {
      config: handle,
      schema: { ...schema, summary: 'Merge a duplicate into another; both counts are kept', body: mergeBody },
    },
    async (request) => answer(await merge(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
}

function alterRoutes(app: HttpApp, deps: ComplaintDeps): void {
  const schema = { tags, response: { 200: z.null() } }
  app.post(
    '/api/complaints/:complaintId/evidence',
    { config: handle, schema: { ...schema, summary: 'Ask for evidence by an instant', params, body: evidenceBody } },
    async (request) =>
      answer(await askEvidence(deps, actorOf(request), request.params.complaintId, request.body), CHANGES),
  )
  app.put(
    '/api/complaints/:complaintId/evidence/:evidenceId',
    {
      config: handle,
      schema: {
        ...schema,
        summary: 'Evidence came: what it says',
        params: params.extend({ evidenceId: z.uuid() }),
        body: evidenceGot,
      },
    },
    async (request) => {
      const { complaintId, evidenceId } = request.params
      return answer(await takeEvidence(deps, actorOf(request), complaintId, evidenceId, request.body), CHANGES)
    },
  )
  app.put(
    '/api/complaints/:complaintId/clocks/:clock',
    {
      config: handle,
      schema: {
        ...schema,
        summary: 'Keep a clock that no move keeps: the result told, the error corrected',
        params: params.extend({ clock: z.enum(['tell-result', 'correct-error']) }),
        body: keptBody,
      },
    },
    async (request) => {
      const { complaintId, clock } = request.params
      return answer(await keepByHand(deps, actorOf(request), complaintId, clock, request.body.note), CHANGES)
    },
  )
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Problem(404, 'complaint-not-found')
  return value
}
