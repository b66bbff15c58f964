import { existing, grant, type Named, type Policy } from './words.ts'

/** Planners plan, those who lead read along, nobody else sees it. Queues are the whole house's, and so are their plans. */
const READ = grant('planner all, supervisor all, team-leader all')
const PLAN = grant('planner all')
const queue: Named = { kind: 'queue', answer: existing }
const none = (kind: 'special-day' | 'override'): Named => ({ kind, answer: () => 'absent', only: ['absent'] })

export const workforcePolicy: Policy = {
  'GET /api/workforce/queues': { may: READ },
  'GET /api/workforce/queues/{queueId}/plan': {
    may: READ,
    names: { queueId: queue },
    query: { from: '2026-11-23', days: '1' },
  },
  'GET /api/workforce/queues/{queueId}/behind': {
    may: READ,
    names: { queueId: queue },
    query: { at: String(Date.UTC(2026, 10, 23)) },
  },
  'GET /api/workforce/queues/{queueId}/history': { may: READ, names: { queueId: queue } },
  // Nothing was imported: granted, it answers so.
  'DELETE /api/workforce/queues/{queueId}/history': {
    may: PLAN,
    names: { queueId: queue },
    query: { from: '2026-11-01', to: '2026-11-02' },
  },
  // What is granted is refused for the file and for the lack of history: nothing is written.
  'POST /api/workforce/queues/{queueId}/history': { may: PLAN, names: { queueId: queue }, body: () => ({ text: 'x' }) },
  'POST /api/workforce/queues/{queueId}/forecasts': {
    may: PLAN,
    names: { queueId: queue },
    body: () => ({ weeks: 1 }),
  },
  'POST /api/workforce/queues/{queueId}/overrides': {
    may: PLAN,
    names: { queueId: queue },
    body: () => ({ fromAt: 0, beforeAt: 1_800_000, kind: 'percent', value: 10, reason: 'campaign' }),
  },
  'DELETE /api/workforce/queues/{queueId}/overrides/{overrideId}': {
    may: PLAN,
    names: { queueId: { ...queue, only: ['absent'], answer: () => 'absent' }, overrideId: none('override') },
  },
  'PUT /api/workforce/queues/{queueId}/staffing': {
    may: PLAN,
    names: { queueId: queue },
    body: () => ({
      handleSeconds: null,
      patienceSeconds: null,
      plannedShrinkage: 0.2,
      unplannedShrinkage: 0.1,
      atOnce: 1,
      minimumAgents: 1,
    }),
  },
  'GET /api/workforce/special-days': { may: READ },
  'POST /api/workforce/special-days': {
    may: PLAN,
    names: {
      'body.queueId': {
        ...queue,
        into: (body, queueId) => ({ ...(body as object), queueId }),
      },
    },
    body: () => ({ kind: 'campaign', name: 'Sale', queueId: null, date: '2026-12-12', dayOfMonth: null }),
  },
  'DELETE /api/workforce/special-days/{specialDayId}': {
    may: PLAN,
    names: { specialDayId: none('special-day') },
  },
}
