import { existing, filter, grant, type Named, type Policy } from './words.ts'

/** Figures are for those who lead and plan; entrances and webhooks for administrators alone. */
const FIGURES = grant(
  'team-leader all, supervisor all, quality-inspector all, planner all, compliance all, care-manager all, administrator all',
)
const ADMINISTRATOR = grant('administrator all')
const queue: Named = { kind: 'queue', answer: filter }
const endpoint: Named = { kind: 'webhook', answer: existing }
const delivery: Named = { kind: 'delivery', answer: existing, only: ['elsewhere', 'absent'] }
const noDelivery: Named = { ...delivery, answer: () => 'absent' }
const file: Named = { kind: 'file', answer: (_role, relation) => (relation === 'own' ? 'granted' : 'absent') }

export const housePolicy: Policy = {
  'GET /api/kpis': { may: FIGURES },
  'GET /api/figures': { may: FIGURES, names: { queueId: queue } },
  'GET /api/figures/{key}/contacts': { may: FIGURES, fixed: { key: 'service_level' }, names: { queueId: queue } },
  'GET /api/history': { may: FIGURES, names: { queueId: queue } },
  'PUT /api/goals/{kpi}': { may: grant('supervisor all, administrator all') },

  'GET /api/web-channels': { may: ADMINISTRATOR },
  'PUT /api/web-channels/{key}': { may: ADMINISTRATOR },
  'POST /api/web-channels/{key}/identity-secret': { may: ADMINISTRATOR },

  'GET /api/webhooks': { may: ADMINISTRATOR },
  'POST /api/webhooks': { may: ADMINISTRATOR },
  'PUT /api/webhooks/{endpointId}': {
    may: ADMINISTRATOR,
    names: { endpointId: endpoint },
    body: () => ({ url: 'https://hook.example/in', description: '', types: ['*'], isActive: false }),
  },
  'DELETE /api/webhooks/{endpointId}': { may: ADMINISTRATOR, names: { endpointId: endpoint } },
  'POST /api/webhooks/{endpointId}/secret': { may: ADMINISTRATOR, names: { endpointId: endpoint } },
  'GET /api/webhooks/{endpointId}/deliveries': { may: ADMINISTRATOR, names: { endpointId: endpoint } },
  'GET /api/webhooks/{endpointId}/deliveries/{deliveryId}': {
    may: ADMINISTRATOR,
    names: { endpointId: { ...endpoint, only: ['absent'] }, deliveryId: noDelivery },
  },
  'POST /api/webhooks/{endpointId}/tests': { may: ADMINISTRATOR, names: { endpointId: endpoint } },
  'POST /api/webhooks/{endpointId}/dead-letters/replay': { may: ADMINISTRATOR, names: { endpointId: endpoint } },
  'POST /api/webhooks/{endpointId}/deliveries/{deliveryId}/replay': {
    may: ADMINISTRATOR,
    names: { endpointId: { ...endpoint, only: ['absent'] }, deliveryId: noDelivery },
  },
  'POST /api/webhooks/{endpointId}/replay': {
    may: ADMINISTRATOR,
    names: { endpointId: endpoint },
    body: () => ({ fromPosition: 1, toPosition: 1 }),
  },
}

/** The customers' door: a visit reaches its own thread, and there is nothing else to name. */
export const chatPolicy: Policy = {
  'GET /chat/channels/{key}': { may: 'public' },
  'POST /chat/visits': { may: 'public' },
  'POST /chat/visits/end': { may: 'visitor' },
  'GET /chat/contact': { may: 'visitor' },
  'GET /chat/messages': { may: 'visitor' },
  'POST /chat/messages': { may: 'visitor', names: { 'body.body.fileId': file } },
  'GET /chat/files/{fileId}': { may: 'visitor', names: { fileId: file } },
  'POST /chat/files': { may: 'visitor' },
}

/** Nobody has to say who they are here. */
export const openPolicy: Policy = {
  'GET /healthz': { may: 'public' },
  'GET /readyz': { may: 'public' },
  'GET /metrics': { may: 'public' },
  'GET /api/setup': { may: 'public' },
  'POST /api/setup': { may: 'public' },
  'POST /api/sign-in': { may: 'public' },
  'GET /api/sign-in/options': { may: 'public' },
  'GET /api/sign-in/sso': { may: 'public' },
  'GET /api/sign-in/sso/callback': { may: 'public' },
  'POST /api/set-password': { may: 'public' },
}
