import { z } from 'zod'
import { proposalList, settings, settingsChange } from '#modules/intraday/contract.ts'
import type { IntradayDeps } from '#modules/intraday/deps.ts'
import { look } from '#modules/intraday/look.ts'
import { changeSettings, viewSettings } from '#modules/intraday/settings.ts'
import { applyProposal, type TakeRefusal } from '#modules/intraday/take-measure.ts'
import { type UndoRefusal, undoMeasure } from '#modules/intraday/undo-measure.ts'
import { viewProposals } from '#modules/intraday/view-proposals.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<TakeRefusal | UndoRefusal | 'settings-changed-meanwhile'> = {
  'proposal-not-found': 404,
  'proposal-over': 409,
  'proposal-taken': 409,
  'measure-not-found': 404,
  'measure-undone': 409,
  'measure-begun': 409,
  'shift-changed-meanwhile': 409,
  'rule-broken': 409,
  'not-rostered': 409,
  'cannot-serve': 409,
  'offer-not-possible': 409,
  'settings-changed-meanwhile': 409,
}
const tags = ['Intraday']
const read = { access: { permission: 'intraday.read' } }
const act = { access: { permission: 'intraday.act' } }
const set = { access: { permission: 'intraday.set' } }

/** What can be done about the day, what was done, and what the autopilot may do by itself. */
export function measureRoutes(app: HttpApp, deps: IntradayDeps): void {
  const { db } = deps.platform
  app.get(
    '/api/intraday/proposals',
    {
      config: read,
      schema: {
        tags,
        summary: 'What the last look proposed, in the order of levers, and what was done today',
        response: { 200: proposalList },
      },
    },
    (request) => viewProposals(deps, scopeOf(actorOf(request), 'intraday.read')),
  )
  app.post(
    '/api/intraday/looks',
    {
      config: act,
      schema: {
        tags,
        summary: 'Look at the desk now instead of in a few minutes',
        description: 'While a look is under way on any node, its result is what comes.',
        response: { 200: proposalList },
      },
    },
    async (request) => {
      await db.transaction((tx) => look(tx, deps))
      return viewProposals(deps, scopeOf(actorOf(request), 'intraday.read'))
    },
  )
  app.post(
    '/api/intraday/proposals/:proposalId/application',
    {
      config: act,
      schema: {
        tags,
        summary: 'Do what is proposed: all of it or nothing',
        params: z.object({ proposalId: z.uuid() }),
        response: { 200: proposalList },
      },
    },
    async (request) => {
      answer(await applyProposal(deps, actorOf(request), request.params.proposalId), STATUSES)
      return viewProposals(deps, scopeOf(actorOf(request), 'intraday.read'))
    },
  )
  app.delete(
    '/api/intraday/measures/:measureId',
    {
      config: act,
      schema: {
        tags,
        summary: 'Take a measure back: the shifts are again what they were',
        params: z.object({ measureId: z.uuid() }),
        response: { 200: proposalList },
      },
    },
    async (request) => {
      answer(await undoMeasure(deps, actorOf(request), request.params.measureId), STATUSES)
      return viewProposals(deps, scopeOf(actorOf(request), 'intraday.read'))
    },
  )
  app.get(
    '/api/intraday/settings',
    { config: read, schema: { tags, summary: 'Grace, lead and autopilot', response: { 200: settings } } },
    () => viewSettings(deps, db),
  )
  app.put(
    '/api/intraday/settings',
    {
      config: set,
      schema: { tags, summary: 'Set grace, lead and autopilot', body: settingsChange, response: { 200: settings } },
    },
    async (request) => {
      const { settings: wanted, revision } = request.body
      return answer(await changeSettings(deps, actorOf(request).personId, wanted, revision), STATUSES)
    },
  )
}
