import {
  existing,
  existingOrNo,
  filter,
  grant,
  type Named,
  onlyOwn,
  type Policy,
  within,
  withinServed,
} from './words.ts'

/** Work is given to those who serve, and they have a part in contacts; leaders see and steer their branch; rules of the house are for those who run it. */
export const SERVE = grant(
  'agent own, team-leader own, supervisor own, complaint-officer own, care-manager own, branch-staff own, hq-department own',
)
const CALLBACKS = grant('agent own, team-leader branch, supervisor branch, care-manager all')
export const WATCH = grant('team-leader branch, supervisor branch, planner all, care-manager all, administrator all')
const STEER = grant('team-leader branch, supervisor branch, administrator all')
const EVERYONE = grant(
  'agent all, team-leader all, supervisor all, quality-inspector all, trainer all, planner all, complaint-officer all, compliance all, care-manager all, branch-staff all, hq-department all, administrator all',
)
const CONFIGURE = grant('supervisor all, administrator all')

/** Own contacts are one's own, whatever else one may see. */
const place: Named = {
  kind: 'contact',
  answer: (role, relation) => (relation === 'own' ? 'granted' : withinServed(WATCH)(role, relation)),
}
const mine: Named = { kind: 'contact', answer: onlyOwn }
const offer: Named = { kind: 'offer', answer: onlyOwn }
const callback: Named = { kind: 'callback', answer: within(CALLBACKS) }
/** What waits in nobody’s hands would be taken by those who reach it: that is tried only by the others. */
const steered: Named = {
  kind: 'contact',
  answer: withinServed(STEER),
  skips: (role, relation) => relation === 'nobody' && withinServed(STEER)(role, relation) === 'granted',
}
const agent: Named = { kind: 'agent', answer: within(STEER), only: ['branch', 'elsewhere', 'absent'] }
const queue: Named = { kind: 'queue', answer: existing }
/** A queue that does not exist, as the target of something that would be done at once. */
const noQueue = (field: string): Named => ({
  kind: 'queue',
  answer: () => 'no',
  only: ['absent'],
  into: (body, queueId) => ({ ...(body as object), [field]: field === 'to' ? { kind: 'queue', queueId } : queueId }),
})
const noColleague: Named = {
  kind: 'person',
  answer: () => 'no',
  only: ['absent'],
  into: (body, agentId) => ({ ...(body as object), to: { kind: 'agent', agentId } }),
}
const toSpare = (world: { readonly spareQueueId: string }) => ({ kind: 'queue', queueId: world.spareQueueId })
const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const queueBody = () => ({
  code: `m-${crypto.randomUUID().slice(0, 13)}`,
  name: words,
  channel: 'web',
  language: null,
  requirements: { skills: [] },
  calendarKey: null,
})
/** Fields of a queue or a topic that lead to another queue: one that does not exist is refused. */
const further = (into: (queueId: string) => object): Named => ({
  kind: 'queue',
  answer: () => 'no',
  only: ['absent'],
  into: (body, queueId) => ({ ...(body as object), ...into(queueId) }),
})
const requiring = (queueId: string) => ({ requirements: { skills: [], furtherQueueIds: [queueId] } })
const queueFields = {
  'body.overflow.toQueueId': further((toQueueId) => ({ overflow: { afterSeconds: 60, toQueueId } })),
  'body.requirements.furtherQueueIds[]': further(requiring),
  'body.relaxations[].requirements.furtherQueueIds[]': further((queueId) => ({
    relaxations: [{ afterSeconds: 60, ...requiring(queueId) }],
  })),
}

export const routingPolicy: Policy = {
  'GET /api/routing/desk': { may: SERVE, shows: { kind: 'contact', answer: onlyOwn } },
  'PUT /api/routing/desk/presence': { may: SERVE, body: () => ({ presence: 'break' }) },
  'POST /api/routing/offers/{offerId}/acceptance': { may: SERVE, names: { offerId: offer } },
  'POST /api/routing/offers/{offerId}/refusal': { may: SERVE, names: { offerId: offer }, body: () => ({}) },
  'GET /api/routing/targets': { may: SERVE },
  'GET /api/routing/contacts/{contactId}': { may: SERVE, names: { contactId: place } },
  'POST /api/routing/contacts/{contactId}/transfer': {
    may: SERVE,
    names: { contactId: mine, 'body.to.queueId': noQueue('to'), 'body.to.agentId': noColleague },
    body: (_who, world) => ({ to: toSpare(world), reason: 'other' }),
    disturbs: true,
  },
  'POST /api/routing/contacts/{contactId}/consult': {
    may: SERVE,
    names: { contactId: mine, 'body.to.queueId': noQueue('to'), 'body.to.agentId': noColleague },
    body: (_who, world) => ({ to: toSpare(world) }),
    disturbs: true,
  },
  'POST /api/routing/contacts/{contactId}/consult/end': { may: SERVE, names: { contactId: mine }, disturbs: true },
  'POST /api/routing/contacts/{contactId}/consult/completion': {
    may: SERVE,
    names: { contactId: mine },
    disturbs: true,
  },
  'GET /api/routing/callbacks': { may: CALLBACKS, shows: { kind: 'callback', answer: within(CALLBACKS) } },
  'POST /api/routing/callbacks/{callbackId}/taking': { may: CALLBACKS, names: { callbackId: callback } },
  'POST /api/routing/callbacks/{callbackId}/outcome': {
    may: CALLBACKS,
    names: { callbackId: callback },
    body: () => ({ outcome: 'wrong-number' }),
  },
  'POST /api/routing/callbacks/{callbackId}/schedule': {
    may: CALLBACKS,
    names: { callbackId: callback },
    body: () => ({ at: 1, reason: 'x' }),
  },
  'POST /api/routing/callbacks/{callbackId}/reveals': {
    may: CALLBACKS,
    names: { callbackId: callback },
    body: () => ({ purpose: 'callback' }),
  },
  'GET /api/routing/queues/live': { may: WATCH },
  'GET /api/routing/floor': { may: WATCH, shows: { kind: 'contact', answer: withinServed(WATCH) } },
  'PUT /api/routing/agents/{agentId}/presence': {
    may: STEER,
    names: { agentId: agent },
    body: () => ({ presence: 'break', reason: 'x' }),
  },
  'GET /api/routing/agents/{agentId}': { may: STEER, names: { agentId: agent } },
  'PUT /api/routing/agents/{agentId}/queues': {
    may: STEER,
    names: { agentId: agent, 'body.queueIds[]': { kind: 'queue', answer: existingOrNo } },
    body: (_who, { spareQueueId }) => ({ queueIds: [spareQueueId] }),
  },
  'PUT /api/routing/agents/{agentId}/capacity': {
    may: STEER,
    names: { agentId: agent },
    body: () => ({ capacity: null }),
  },
  'POST /api/routing/moves': {
    may: STEER,
    names: {
      'body.agentIds[]': agent,
      'body.toQueueId': { kind: 'queue', answer: existingOrNo },
      'body.fromQueueId': { kind: 'queue', answer: filter, only: ['house'] },
    },
    body: (_who, { bystander, spareQueueId }) => ({
      agentIds: [bystander.personId],
      toQueueId: spareQueueId,
      reason: 'x',
    }),
  },
  'POST /api/routing/contacts/{contactId}/take-over': {
    may: STEER,
    names: { contactId: steered },
    body: () => ({ reason: 'x' }),
    disturbs: true,
    also: ['agent-not-found'],
  },
  'POST /api/routing/contacts/{contactId}/move': {
    may: STEER,
    names: { contactId: steered, 'body.queueId': noQueue('queueId') },
    body: (_who, { spareQueueId }) => ({ queueId: spareQueueId, reason: 'x' }),
    disturbs: true,
  },
  'GET /api/routing/queues/{queueId}/agents': {
    may: STEER,
    names: { queueId: queue },
    shows: { kind: 'agent', answer: within(STEER) },
  },
  'PUT /api/routing/queues/{queueId}/agents/{agentId}': {
    may: STEER,
    names: { queueId: { kind: 'queue', answer: existingOrNo }, agentId: agent },
    body: () => ({}),
  },
  'DELETE /api/routing/queues/{queueId}/agents/{agentId}': {
    may: STEER,
    names: { queueId: { kind: 'queue', answer: filter }, agentId: agent },
    also: ['not-a-member'],
  },
  'GET /api/routing/agents/{agentId}/service': { may: STEER, names: { agentId: agent } },
  'GET /api/routing/queues': { may: EVERYONE },
  'POST /api/routing/queues': { may: CONFIGURE, names: queueFields, body: queueBody },
  'GET /api/routing/queues/{queueId}': { may: EVERYONE, names: { queueId: queue } },
  'PUT /api/routing/queues/{queueId}': {
    may: CONFIGURE,
    names: { queueId: queue, ...queueFields },
    body: () => ({ ...queueBody(), revision: 0 }),
  },
  'GET /api/routing/topics': { may: EVERYONE },
  'PUT /api/routing/topics/{code}': {
    may: CONFIGURE,
    names: {
      'body.routes[].queueId': further((queueId) => ({
        name: words,
        routes: [{ channel: '*', language: '*', queueId }],
      })),
    },
  },
  'DELETE /api/routing/topics/{code}': { may: CONFIGURE },
  'GET /api/routing/settings': { may: CONFIGURE },
  'PUT /api/routing/settings': { may: CONFIGURE, body: (_who, { unchanged }) => unchanged.routing },
}
