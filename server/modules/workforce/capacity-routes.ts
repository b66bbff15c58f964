import { z } from 'zod'
import { capacityBasis } from '#modules/workforce/capacity-basis.ts'
import {
  scenario,
  scenarioBody,
  scenarioChange,
  scenarioList,
  scenarioReply,
  capacityBasis as shownBasis,
} from '#modules/workforce/capacity-contract.ts'
import {
  addScenario,
  changeScenario,
  listScenarios,
  removeScenario,
  type ScenarioRefusal,
  viewScenario,
} from '#modules/workforce/capacity-scenarios.ts'
import type { WorkforceDeps } from '#modules/workforce/deps.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const STATUSES: Statuses<ScenarioRefusal> = {
  'queue-not-found': 404,
  'scenario-not-found': 404,
  'scenario-changed-meanwhile': 409,
  'scenario-not-plannable': 400,
  'too-many-scenarios': 409,
}
const tags = ['Workforce']
const read = { access: { permission: 'workforce.read' } }
const plan = { access: { permission: 'workforce.plan' } }
const params = z.object({ scenarioId: z.uuid() })

export function capacityRoutes(app: HttpApp, deps: WorkforceDeps): void {
  app.get(
    '/api/workforce/capacity/basis',
    {
      config: read,
      schema: {
        tags,
        summary: 'What a capacity scenario can start from: contacts by month, handle times, people',
        response: { 200: shownBasis },
      },
    },
    () => capacityBasis(deps),
  )
  app.get(
    '/api/workforce/capacity/scenarios',
    { config: read, schema: { tags, summary: 'Capacity scenarios', response: { 200: scenarioList } } },
    () => listScenarios(deps),
  )
  app.get(
    '/api/workforce/capacity/scenarios/:scenarioId',
    {
      config: read,
      schema: {
        tags,
        summary: 'A scenario: heads, need, gap and the hires wanted, month by month',
        params,
        response: { 200: scenarioReply },
      },
    },
    async (request) => answer(await viewScenario(deps, request.params.scenarioId), STATUSES),
  )
  app.post(
    '/api/workforce/capacity/scenarios',
    {
      config: plan,
      schema: { tags, summary: 'Save a new scenario', body: scenarioBody, response: { 200: scenario } },
    },
    async (request) => answer(await addScenario(deps, actorOf(request).personId, request.body), STATUSES),
  )
  app.put(
    '/api/workforce/capacity/scenarios/:scenarioId',
    {
      config: plan,
      schema: {
        tags,
        summary: 'Save a scenario over the revision that was seen',
        params,
        body: scenarioChange,
        response: { 200: scenario },
      },
    },
    async (request) => {
      const { revision, ...body } = request.body
      const { personId } = actorOf(request)
      return answer(await changeScenario(deps, personId, request.params.scenarioId, body, revision), STATUSES)
    },
  )
  app.delete(
    '/api/workforce/capacity/scenarios/:scenarioId',
    { config: plan, schema: { tags, summary: 'Remove a scenario', params, response: { 200: z.null() } } },
    async (request) =>
      answer(await removeScenario(deps, actorOf(request).personId, request.params.scenarioId), STATUSES),
  )
}
