import { existing, filter, grant, type Named, type Policy } from './words.ts'

/** Planners roster the whole house; those who lead read the rosters of their units; nobody else sees any. */
const READ = grant('planner all, supervisor branch, team-leader branch')
const PLAN = grant('planner all')
const none = (kind: 'roster' | 'work-contract' | 'person'): Named => ({
  kind,
  answer: () => 'absent',
  only: ['absent'],
})
const queue: Named = { kind: 'queue', answer: existing, only: ['house', 'absent'] }
const DAY = 900
const contract = () => ({
  name: 'Full time',
  pack: 'CN',
  rules: [],
  shifts: [{ id: 'day', spanSeconds: 36 * DAY, starts: { from: '08:00', to: '10:00', everySeconds: DAY }, breaks: [] }],
})
const draft = () => ({ revision: 0, changes: [{ personId: crypto.randomUUID(), date: '2026-12-07', shift: null }] })

export const rosterPolicy: Policy = {
  'GET /api/rosters/contracts': { may: READ },
  'POST /api/rosters/contracts': { may: PLAN, body: contract },
  'PUT /api/rosters/contracts/{contractId}': {
    may: PLAN,
    names: { contractId: none('work-contract') },
    body: () => ({ ...contract(), revision: 1 }),
  },
  // Whoever is asked for, those beyond the units are left out.
  'GET /api/rosters/people': {
    may: READ,
    names: { unitId: { kind: 'unit', answer: filter, only: ['branch', 'elsewhere'] } },
    shows: {
      kind: 'person',
      answer: (role, relation) => (role === 'planner' || relation !== 'elsewhere' ? 'granted' : 'absent'),
    },
  },
  // The people are there, but the contract is not: refused for that.
  'PUT /api/rosters/people/{personId}/terms': {
    may: PLAN,
    names: {
      personId: { kind: 'person', answer: existing, only: ['branch', 'elsewhere', 'absent'] },
      'body.contractId': { kind: 'work-contract', answer: () => 'no', only: ['absent'] },
    },
    body: () => ({ contractId: crypto.randomUUID(), protections: [], marks: [], annualLeaveDays: 5 }),
  },
  'GET /api/rosters': { may: READ },
  // Nobody here works under a contract: there is nobody to roster in any unit.
  'POST /api/rosters': {
    may: PLAN,
    names: {
      'body.unitId': { kind: 'unit', answer: existing, only: ['branch', 'elsewhere', 'absent'] },
      'body.queueIds[]': queue,
    },
    body: (_who, { unitId, spareQueueId }) => ({ unitId, from: '2026-12-07', days: 7, queueIds: [spareQueueId] }),
  },
  'GET /api/rosters/{rosterId}': { may: READ, names: { rosterId: none('roster') } },
  'DELETE /api/rosters/{rosterId}': { may: PLAN, names: { rosterId: none('roster') } },
  'PUT /api/rosters/{rosterId}/draft': {
    may: PLAN,
    names: { rosterId: none('roster'), 'body.changes[].personId': none('person') },
    body: draft,
  },
  'POST /api/rosters/{rosterId}/preview': {
    may: PLAN,
    names: { rosterId: none('roster'), 'body.changes[].personId': none('person') },
    body: draft,
  },
  'POST /api/rosters/{rosterId}/runs': {
    may: PLAN,
    names: { rosterId: none('roster') },
    body: () => ({ seconds: 1, seed: 1 }),
  },
  'DELETE /api/rosters/{rosterId}/run': { may: PLAN, names: { rosterId: none('roster') } },
  'POST /api/rosters/{rosterId}/simulation': { may: PLAN, names: { rosterId: none('roster') } },
  'POST /api/rosters/{rosterId}/publication': {
    may: PLAN,
    names: { rosterId: none('roster') },
    body: () => ({ revision: 0, reason: null }),
  },
  'GET /api/rosters/{rosterId}/publications': { may: READ, names: { rosterId: none('roster') } },
}
