import { existing, grant, type Named, type Policy } from './words.ts'

/** Scenarios are the whole house's, as queues and forecasts are: planners write them, those who lead read along. */
const READ = grant('planner all, supervisor all, team-leader all')
const PLAN = grant('planner all')
const none: Named = { kind: 'scenario', answer: () => 'absent', only: ['absent'] }
const queues: Named = {
  kind: 'queue',
  answer: existing,
  into: (body, queueId) => ({ ...(body as object), queueIds: [queueId] }),
}

/** One that can be worked out. */
export const capacityScenario = (queueId: string) => ({
  name: 'Steady',
  queueIds: [queueId],
  firstMonth: '2027-01',
  months: Array.from({ length: 12 }, () => ({ contacts: 1, handleSeconds: null, plannedShrinkage: null, hires: 0 })),
  yearlyGrowth: 0,
  handleSeconds: 240,
  plannedShrinkage: 0.2,
  unplannedShrinkage: 0.1,
  occupancy: 0.85,
  fullTimeHours: 165,
  present: [{ share: 1, tenureMonths: 12, heads: 10 }],
  attrition: [{ fromTenureMonths: 0, monthlyShare: 0.02 }],
  learning: { trainingMonths: 1, floorShares: [0.5] },
  hiring: { leadMonths: 1, gapLimitFte: 0, mostPerMonth: null },
})

export const capacityPolicy: Policy = {
  'GET /api/workforce/capacity/basis': { may: READ },
  'GET /api/workforce/capacity/scenarios': { may: READ },
  'GET /api/workforce/capacity/scenarios/{scenarioId}': { may: READ, names: { scenarioId: none } },
  'POST /api/workforce/capacity/scenarios': {
    may: PLAN,
    names: { 'body.queueIds[]': queues },
    body: (_who, { spareQueueId }) => capacityScenario(spareQueueId),
  },
  'PUT /api/workforce/capacity/scenarios/{scenarioId}': {
    may: PLAN,
    names: { scenarioId: none, 'body.queueIds[]': { ...queues, only: ['absent'], answer: () => 'absent' } },
    body: (_who, { spareQueueId }) => ({ ...capacityScenario(spareQueueId), revision: 1 }),
  },
  'DELETE /api/workforce/capacity/scenarios/{scenarioId}': { may: PLAN, names: { scenarioId: none } },
}
