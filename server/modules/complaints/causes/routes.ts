import { z } from 'zod'
import {
  checkMeasure,
  doMeasure,
  type MeasureRefusal,
  makeMeasure,
  withdrawMeasure,
} from '#modules/complaints/causes/measures.ts'
import { repeatList } from '#modules/complaints/causes/repeats.ts'
import { addCause, causeTreeOf, retireCause, type TreeRefusal } from '#modules/complaints/causes/tree.ts'
import { listMeasures, ownersWithin } from '#modules/complaints/causes/view.ts'
import {
  causeAddition,
  causeCode,
  causeMade,
  causeRetirement,
  causesBody,
  causeTree,
  measureBody,
  measureList,
  measureMade,
  measureParams,
  measureSearch,
  measureStep,
  ownerList,
  repeatQuery,
  repeatList as repeats,
} from '#modules/complaints/causes-contract.ts'
import { type AlterRefusal, putDownTo } from '#modules/complaints/change.ts'
import { complaintParams } from '#modules/complaints/contract.ts'
import type { ComplaintDeps } from '#modules/complaints/deps.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const TREE: Statuses<TreeRefusal> = { 'cause-not-found': 404, 'nothing-changed': 409 }
const MEASURES: Statuses<MeasureRefusal> = {
  'measure-not-found': 404,
  'cause-not-found': 409,
  'unit-not-found': 409,
  'cannot-own': 409,
  'due-before-now': 409,
  'done-already': 409,
  'done-first': 409,
  'too-early': 409,
  'ended-already': 409,
}
const tags = ['Complaints']
const write = { access: { permission: 'complaints.write-causes' } }
const see = { access: { permission: 'complaints.measures' } }
const agree = { access: { permission: 'complaints.write-measures' } }

/** Root causes: the tree, what comes again and again, and what is done against it. */
export function causeRoutes(app: HttpApp, deps: ComplaintDeps, changes: Statuses<AlterRefusal>): void {
  app.get(
    '/api/complaint-causes',
    {
      config: see,
      schema: {
        tags,
        summary: 'The tree of root causes, and where a matter may have arisen',
        response: { 200: causeTree },
      },
    },
    async () => causeTreeOf(deps),
  )
  app.post(
    '/api/complaint-causes',
    {
      config: write,
      schema: { tags, summary: 'Add a leaf to the tree', body: causeAddition, response: { 200: causeMade } },
    },
    async (request) => answer(await addCause(deps, actorOf(request).personId, request.body), TREE),
  )
  app.put(
    '/api/complaint-causes/:code/retirement',
    {
      config: write,
      schema: {
        tags,
        summary: 'Choose a leaf of the house no longer, or again',
        params: z.object({ code: causeCode }),
        body: causeRetirement,
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await retireCause(deps, actorOf(request).personId, request.params.code, request.body.isRetired), TREE),
  )
  app.get(
    '/api/complaint-causes/repeats',
    {
      config: { access: { permission: 'complaints.report' } },
      schema: {
        tags,
        summary: 'Causes that came so often within a window, for a product or at a unit',
        querystring: repeatQuery,
        response: { 200: repeats },
      },
    },
    async (request) => repeatList(deps, request.query),
  )
  app.put(
    '/api/complaints/:complaintId/causes',
    {
      config: { access: { permission: 'complaints.handle' } },
      schema: {
        tags,
        summary: 'Put a complaint down to its causes, the main one first, and to where it arose',
        params: complaintParams,
        body: causesBody,
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await putDownTo(deps, actorOf(request), request.params.complaintId, request.body), changes),
  )
  measureRoutes(app, deps)
}

function measureRoutes(app: HttpApp, deps: ComplaintDeps): void {
  app.get(
    '/api/complaint-measures',
    {
      config: see,
      schema: {
        tags,
        summary: 'Measures against causes within reach, with their effect',
        querystring: measureSearch,
        response: { 200: measureList },
      },
    },
    async (request) => listMeasures(deps, actorOf(request), request.query),
  )
  app.post(
    '/api/complaint-measures',
    {
      config: agree,
      schema: {
        tags,
        summary: 'Agree a measure: its owner owes it by its day',
        body: measureBody,
        response: { 200: measureMade },
      },
    },
    async (request) => answer(await makeMeasure(deps, actorOf(request), request.body), MEASURES),
  )
  app.get(
    '/api/complaint-measures/owners',
    { config: agree, schema: { tags, summary: 'Who may own a measure', response: { 200: ownerList } } },
    async () => ownersWithin(deps),
  )
  const step = { tags, params: measureParams, body: measureStep, response: { 200: z.null() } }
  app.put(
    '/api/complaint-measures/:measureId/completion',
    { config: see, schema: { ...step, summary: 'It is done: from now on its effect is watched' } },
    async (request) =>
      answer(await doMeasure(deps, actorOf(request), request.params.measureId, request.body.note), MEASURES),
  )
  app.put(
    '/api/complaint-measures/:measureId/check',
    { config: agree, schema: { ...step, summary: 'Judge its effect by the test, once the agreed span is over' } },
    async (request) =>
      answer(await checkMeasure(deps, actorOf(request), request.params.measureId, request.body.note), MEASURES),
  )
  app.put(
    '/api/complaint-measures/:measureId/withdrawal',
    { config: agree, schema: { ...step, summary: 'Withdraw it, with the reason' } },
    async (request) =>
      answer(await withdrawMeasure(deps, actorOf(request), request.params.measureId, request.body.note), MEASURES),
  )
}
