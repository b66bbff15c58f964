import { z } from 'zod'
import { viewBoard } from '#modules/rosters/board.ts'
import { changeDraft, type DraftRefusal, previewDraft } from '#modules/rosters/change-draft.ts'
import {
  draftChange,
  draftChanged,
  draftPrediction,
  publication,
  publicationBody,
  publicationList,
  rosterBoard,
  rosterBody,
  rosterHead,
  rosterList,
  rosterRun,
  runBody,
} from '#modules/rosters/contract.ts'
import { type DiscardRefusal, discardRoster, type MakeRefusal, makeRoster } from '#modules/rosters/make-roster.ts'
import { listPublications, type PublishRefusal, publishRoster } from '#modules/rosters/publish.ts'
import { findSeen, listRosters } from '#modules/rosters/roster-list.ts'
import { type RunDeps, type RunRefusal, startRun, stopRun } from '#modules/rosters/runs.ts'
import { type SimulationRefusal, simulateDraft } from '#modules/rosters/simulate-draft.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<
  MakeRefusal | DiscardRefusal | DraftRefusal | RunRefusal | PublishRefusal | SimulationRefusal
> = {
  'unit-not-found': 404,
  'queue-not-found': 404,
  'roster-not-found': 404,
  'nobody-to-roster': 409,
  'too-many-people': 409,
  'rosters-overlap': 409,
  'days-not-cut': 422,
  'roster-published': 409,
  'draft-changed-meanwhile': 409,
  'person-not-in-roster': 422,
  'day-not-in-roster': 422,
  'shift-kind-unknown': 422,
  'shift-times-odd': 422,
  'run-under-way': 409,
  'no-run-under-way': 409,
  'searches-busy': 503,
  'nothing-needed': 409,
  'nothing-to-publish': 409,
  'hard-rules-broken': 422,
  'reason-needed': 422,
  'prediction-needed': 422,
  'too-many-contacts': 409,
}
const tags = ['Rosters']
const read = { access: { permission: 'rosters.read' } }
const plan = { access: { permission: 'rosters.plan' } }
const params = z.object({ rosterId: z.uuid() })

export function rosterRoutes(app: HttpApp, deps: RunDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/rosters',
    { config: read, schema: { tags, summary: 'Rosters, the latest days first', response: { 200: rosterList } } },
    async (request) => ({ rosters: await listRosters(deps, db, scopeOf(actorOf(request), 'rosters.read')) }),
  )
  app.post(
    '/api/rosters',
    {
      config: plan,
      schema: { tags, summary: 'Begin a roster: an empty draft', body: rosterBody, response: { 200: rosterHead } },
    },
    async (request) => answer(await makeRoster(deps, actorOf(request).personId, request.body), STATUSES),
  )
  app.get(
    '/api/rosters/:rosterId',
    {
      config: read,
      schema: {
        tags,
        summary: 'The board: draft, violations, coverage and cost',
        params,
        response: { 200: rosterBoard },
      },
    },
    async (request) => {
      const scope = scopeOf(actorOf(request), 'rosters.read')
      const roster = await findSeen(deps, db, scope, request.params.rosterId)
      if (!roster) throw new Problem(404, 'roster-not-found')
      return viewBoard(deps, db, scope, roster)
    },
  )
  app.delete(
    '/api/rosters/:rosterId',
    {
      config: plan,
      schema: { tags, summary: 'Discard a draft that was never published', params, response: { 200: z.null() } },
    },
    async (request) => answer(await discardRoster(deps, actorOf(request).personId, request.params.rosterId), STATUSES),
  )
  app.put(
    '/api/rosters/:rosterId/draft',
    {
      config: plan,
      schema: { tags, summary: 'Change days of the draft', params, body: draftChange, response: { 200: draftChanged } },
    },
    async (request) =>
      answer(await changeDraft(deps, actorOf(request).personId, request.params.rosterId, request.body), STATUSES),
  )
  app.post(
    '/api/rosters/:rosterId/preview',
    {
      config: plan,
      schema: {
        tags,
        summary: 'What a change would make of the draft; nothing is written',
        params,
        body: draftChange,
        response: { 200: draftChanged },
      },
    },
    async (request) => answer(await previewDraft(deps, request.params.rosterId, request.body), STATUSES),
  )
  runRoutes(app, deps)
  publicationRoutes(app, deps)
}

function runRoutes(app: HttpApp, deps: RunDeps): void {
  app.post(
    '/api/rosters/:rosterId/runs',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Search for the unlocked days of the draft',
        description: 'It goes on by itself; the roster shows how far it is, and its result goes into the draft.',
        params,
        body: runBody,
        response: { 200: rosterRun },
      },
    },
    async (request) =>
      answer(await startRun(deps, actorOf(request).personId, request.params.rosterId, request.body), STATUSES),
  )
  app.delete(
    '/api/rosters/:rosterId/run',
    {
      config: plan,
      schema: { tags, summary: 'Stop the search with the best so far', params, response: { 200: rosterRun } },
    },
    async (request) => answer(await stopRun(deps, request.params.rosterId), STATUSES),
  )
  app.post(
    '/api/rosters/:rosterId/simulation',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Play the draft against the forecast, and keep what service it would give',
        params,
        response: { 200: draftPrediction },
      },
    },
    async (request) => answer(await simulateDraft(deps, request.params.rosterId), STATUSES),
  )
}

function publicationRoutes(app: HttpApp, deps: RunDeps): void {
  const { db } = deps.platform
  app.post(
    '/api/rosters/:rosterId/publication',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Publish the draft',
        description: 'Days inside the notice that people were told otherwise wait for their word.',
        params,
        body: publicationBody,
        response: { 200: publication },
      },
    },
    async (request) =>
      answer(await publishRoster(deps, actorOf(request).personId, request.params.rosterId, request.body), STATUSES),
  )
  app.get(
    '/api/rosters/:rosterId/publications',
    {
      config: read,
      schema: { tags, summary: 'What was published, the newest first', params, response: { 200: publicationList } },
    },
    async (request) => {
      const scope = scopeOf(actorOf(request), 'rosters.read')
      const roster = await findSeen(deps, db, scope, request.params.rosterId)
      if (!roster) throw new Problem(404, 'roster-not-found')
      return { publications: await listPublications(deps, db, roster.rosterId) }
    },
  )
}
