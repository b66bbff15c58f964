import { z } from 'zod'
import {
  behindQuery,
  behindReply,
  forecastBody,
  forecastVersion,
  importBody,
  importedFileList,
  importReply,
  override,
  overrideBody,
  plannedQueueList,
  planQuery,
  planReply,
  removalQuery,
  removalReply,
  specialDay,
  specialDayBody,
  specialDayList,
  staffing,
  staffingBody,
} from '#modules/workforce/contract.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { type Imported, type ImportRefusal, importHistory } from '#modules/workforce/import-history.ts'
import { listImportedFiles, type RemovalRefusal, removeImportedDays } from '#modules/workforce/imported-days.ts'
import { type ForecastRefusal, makeForecast } from '#modules/workforce/make-forecast.ts'
import { type OverrideRefusal, overrideForecast, withdrawOverride } from '#modules/workforce/overrides.ts'
import {
  addSpecialDay,
  listSpecialDays,
  removeSpecialDay,
  type SpecialDayRefusal,
} from '#modules/workforce/special-days.ts'
import { type StaffingRefusal, setStaffing } from '#modules/workforce/staffing.ts'
import { viewBehind } from '#modules/workforce/view-behind.ts'
import { listPlannedQueues, viewPlan } from '#modules/workforce/view-plan.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<
  ImportRefusal | RemovalRefusal | ForecastRefusal | OverrideRefusal | SpecialDayRefusal | StaffingRefusal
> = {
  'queue-not-found': 404,
  'special-day-not-found': 404,
  'override-not-found': 404,
  'file-refused': 422,
  'nothing-imported': 409,
  'too-little-history': 409,
  'planning-busy': 503,
  'span-too-long': 400,
  'span-ends-before-it-begins': 400,
  'value-out-of-range': 400,
  'shrinkage-too-high': 400,
  'too-many-special-days': 409,
}
const tags = ['Workforce']
const read = { access: { permission: 'workforce.read' } }
const plan = { access: { permission: 'workforce.plan' } }
const params = z.object({ queueId: z.uuid() })
/** A file of two million characters, each of them escaped at worst, is never refused for its length alone. */
const FILE_BODY_BYTES = 8 * 1024 * 1024
/** Faulty lines that are told; a file with more is wrong as a whole. */
const MOST_FAULTS = 200

export function workforceRoutes(app: HttpApp, deps: WorkforceDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/workforce/queues',
    {
      config: read,
      schema: { tags, summary: 'Queues with their history and latest forecast', response: { 200: plannedQueueList } },
    },
    async () => ({ queues: await listPlannedQueues(deps, db) }),
  )
  app.get(
    '/api/workforce/queues/:queueId/plan',
    {
      config: read,
      schema: {
        tags,
        summary: 'Forecast, overrides, actual and need of some days, by half hours',
        params,
        querystring: planQuery,
        response: { 200: planReply },
      },
    },
    async (request) => {
      const { from, days } = request.query
      const view = await viewPlan(deps, request.params.queueId, from, days)
      if (!view) throw new Problem(404, 'queue-not-found')
      return view
    },
  )
  app.get(
    '/api/workforce/queues/:queueId/behind',
    {
      config: read,
      schema: {
        tags,
        summary: 'What stands behind the forecast of one half hour',
        params,
        querystring: behindQuery,
        response: { 200: behindReply },
      },
    },
    async (request) => {
      const view = await viewBehind(deps, request.params.queueId, request.query.at)
      if (!view) throw new Problem(404, 'queue-not-found')
      return view
    },
  )
  historyRoutes(app, deps)
  app.post(
    '/api/workforce/queues/:queueId/forecasts',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Make a forecast from today on; overrides stay',
        params,
        body: forecastBody,
        response: { 200: forecastVersion },
      },
    },
    async (request) =>
      answer(await makeForecast(deps, actorOf(request).personId, request.params.queueId, request.body.weeks), STATUSES),
  )
  app.post(
    '/api/workforce/queues/:queueId/overrides',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Override the forecast over a span, with a reason',
        params,
        body: overrideBody,
        response: { 200: override },
      },
    },
    async (request) =>
      answer(await overrideForecast(deps, actorOf(request), request.params.queueId, request.body), STATUSES),
  )
  app.delete(
    '/api/workforce/queues/:queueId/overrides/:overrideId',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Withdraw an override; the record of it stays',
        params: z.object({ queueId: z.uuid(), overrideId: z.uuid() }),
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { queueId, overrideId } = request.params
      return answer(await withdrawOverride(deps, actorOf(request).personId, queueId, overrideId), STATUSES)
    },
  )
  app.put(
    '/api/workforce/queues/:queueId/staffing',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Set what the need is worked out from',
        params,
        body: staffingBody,
        response: { 200: staffing },
      },
    },
    async (request) =>
      answer(await setStaffing(deps, actorOf(request).personId, request.params.queueId, request.body), STATUSES),
  )
  specialDayRoutes(app, deps)
}

function historyRoutes(app: HttpApp, deps: WorkforceDeps): void {
  app.post(
    '/api/workforce/queues/:queueId/history',
    {
      config: plan,
      bodyLimit: FILE_BODY_BYTES,
      schema: {
        tags,
        summary: 'Import counts of the past from a CSV file, whole or not at all',
        description: 'A faulty file is refused with every line that cannot be right; `fields` names them.',
        params,
        body: importBody,
        response: { 200: importReply },
      },
    },
    async (request) =>
      fileAnswer(await importHistory(deps, actorOf(request).personId, request.params.queueId, request.body.text)),
  )
  app.get(
    '/api/workforce/queues/:queueId/history',
    {
      config: read,
      schema: { tags, summary: 'What was imported, file by file', params, response: { 200: importedFileList } },
    },
    async (request) => answer(await listImportedFiles(deps, request.params.queueId), STATUSES),
  )
  app.delete(
    '/api/workforce/queues/:queueId/history',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Remove imported days; forecasts made from them stay as they are',
        params,
        querystring: removalQuery,
        response: { 200: removalReply },
      },
    },
    async (request) =>
      answer(
        await removeImportedDays(deps, actorOf(request).personId, request.params.queueId, request.query),
        STATUSES,
      ),
  )
}

function specialDayRoutes(app: HttpApp, deps: WorkforceDeps): void {
  app.get(
    '/api/workforce/special-days',
    {
      config: read,
      schema: { tags, summary: 'What is known beforehand about days', response: { 200: specialDayList } },
    },
    async () => ({ days: await listSpecialDays(deps.platform.db) }),
  )
  app.post(
    '/api/workforce/special-days',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Add a closed day, a campaign, a pay day, ...',
        body: specialDayBody,
        response: { 200: specialDay },
      },
    },
    async (request) => answer(await addSpecialDay(deps, actorOf(request).personId, request.body), STATUSES),
  )
  app.delete(
    '/api/workforce/special-days/:specialDayId',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Remove one',
        params: z.object({ specialDayId: z.uuid() }),
        response: { 200: z.null() },
      },
    },
    async (request) =>
      answer(await removeSpecialDay(deps, actorOf(request).personId, request.params.specialDayId), STATUSES),
  )
}

function fileAnswer(imported: Imported) {
  if (imported.ok || imported.refusal !== 'file-refused') return answer(imported, STATUSES)
  const { faults } = imported
  const fields = faults
    .slice(0, MOST_FAULTS)
    .map(({ line, problem }) => ({ path: line > 0 ? `line ${line}` : '', message: problem }))
  const detail = `Nothing was imported. ${faults.length} faults: correct the named lines and send the file again.`
  throw new Problem(STATUSES['file-refused'], 'file-refused', detail, fields)
}
