import { existing, filter, grant, type Named, onlyOwn, type Policy, within } from './words.ts'

/** Who works here. Supervisors act within their branch, on agents and team leaders; administrators everywhere. */
const READ = grant(
  'administrator all, compliance all, supervisor branch, team-leader branch, quality-inspector branch, trainer branch, planner branch',
)
const ADMINISTRATOR = grant('administrator all')
const ROLES = grant('administrator all, supervisor branch')
const SKILLS = grant('administrator all, supervisor branch, trainer branch')
const AUDIT = grant('administrator all, compliance all')
const WAITING = grant(
  'team-leader all, supervisor all, quality-inspector all, trainer all, complaint-officer all, compliance all, care-manager all, administrator all',
)

/** Nobody does this to themselves, and nobody to a person whose role lies above their own. */
const person = (given: ReturnType<typeof grant>, self: 'refused' | 'granted', above: 'refused' | 'granted'): Named => ({
  kind: 'person',
  answer: (role, relation) => {
    const verdict = within(given)(role, relation)
    if (verdict !== 'granted' || relation === 'branch' || relation === 'elsewhere') return verdict
    if (relation === 'above') return role === 'administrator' ? 'granted' : above
    return self
  },
})
const unit: Named = { kind: 'unit', answer: existing }
/** Moving would change where a thing stands: only what does not exist is tried. */
const noMove: Named = { kind: 'unit', answer: existing, only: ['absent'] }

export const identityPolicy: Policy = {
  'POST /api/sign-out': { may: 'signed-in', endsSession: true },
  'GET /api/me': { may: 'signed-in' },
  'PATCH /api/me': { may: 'signed-in', body: () => ({}) },
  'PUT /api/me/password': { may: 'signed-in', also: ['wrong-password'] },
  'GET /api/sessions': { may: 'signed-in' },
  'DELETE /api/sessions': { may: 'signed-in', endsSession: true },
  'DELETE /api/sessions/{sessionId}': {
    may: 'signed-in',
    names: { sessionId: { kind: 'session', answer: onlyOwn } },
  },
  'GET /api/people/{personId}/sessions': { may: ROLES, names: { personId: person(ROLES, 'granted', 'granted') } },
  'DELETE /api/people/{personId}/sessions': {
    may: ROLES,
    names: { personId: { ...person(ROLES, 'granted', 'refused'), only: ['branch', 'elsewhere', 'above', 'absent'] } },
  },
  'DELETE /api/people/{personId}/sessions/{sessionId}': {
    may: ROLES,
    fixed: { personId: (world) => world.bystander.personId },
    names: {
      sessionId: {
        kind: 'session',
        only: ['branch', 'elsewhere', 'absent'],
        answer: (_role, relation) => (relation === 'branch' ? 'granted' : 'absent'),
      },
    },
  },
  'GET /api/people': {
    may: READ,
    names: { unit: { kind: 'unit', answer: filter } },
    shows: { kind: 'person', answer: within(READ) },
    query: { limit: '200' },
  },
  'POST /api/people': {
    may: ADMINISTRATOR,
    names: { 'body.unitId': unit, 'body.roles[].unitId': unit },
    body: (_who, { unitId }) => ({
      agentNo: `M${crypto.randomUUID().slice(0, 12)}`,
      displayName: 'Matrix',
      unitId,
      roles: [{ role: 'agent', unitId }],
    }),
  },
  'GET /api/people/{personId}': { may: READ, names: { personId: person(READ, 'granted', 'granted') } },
  'PATCH /api/people/{personId}': {
    may: ADMINISTRATOR,
    names: { personId: person(ADMINISTRATOR, 'granted', 'granted'), 'body.unitId': noMove },
    body: () => ({ locale: 'zh-CN' }),
  },
  'PUT /api/people/{personId}/roles/{role}/{unitId}': {
    may: ROLES,
    fixed: { role: 'agent' },
    names: { personId: person(ROLES, 'refused', 'refused'), unitId: { kind: 'unit', answer: within(ROLES) } },
  },
  'DELETE /api/people/{personId}/roles/{role}/{unitId}': {
    may: ROLES,
    fixed: { role: 'team-leader' },
    names: { personId: person(ROLES, 'refused', 'refused'), unitId: { kind: 'unit', answer: within(ROLES) } },
    also: ['role-not-held'],
  },
  'PUT /api/people/{personId}/skills/{skill}': {
    may: SKILLS,
    fixed: { skill: 'deposits' },
    names: { personId: person(SKILLS, 'refused', 'granted') },
    body: () => ({ level: 3, expiresOn: null }),
  },
  'DELETE /api/people/{personId}/skills/{skill}': {
    may: SKILLS,
    fixed: { skill: 'deposits' },
    names: { personId: person(SKILLS, 'refused', 'granted') },
    also: ['skill-not-found'],
  },
  'POST /api/people/{personId}/password-link': {
    may: ADMINISTRATOR,
    names: { personId: person(ADMINISTRATOR, 'refused', 'granted') },
  },
  'DELETE /api/people/{personId}/single-sign-on': {
    may: ADMINISTRATOR,
    names: { personId: { ...person(ADMINISTRATOR, 'refused', 'granted'), only: ['branch', 'elsewhere', 'absent'] } },
  },
  'DELETE /api/people/{personId}/closing': {
    may: ADMINISTRATOR,
    names: { personId: person(ADMINISTRATOR, 'granted', 'granted') },
  },
  'GET /api/units': { may: 'signed-in' },
  'POST /api/units': {
    may: ADMINISTRATOR,
    names: { 'body.parentId': unit },
    body: (_who, { unitId }) => ({ kind: 'team', name: `Matrix ${crypto.randomUUID()}`, parentId: unitId }),
  },
  'PATCH /api/units/{unitId}': {
    may: ADMINISTRATOR,
    names: { unitId: unit, 'body.parentId': noMove },
    body: () => ({}),
  },
  'DELETE /api/units/{unitId}': { may: ADMINISTRATOR, names: { unitId: unit } },
  'GET /api/skills': { may: 'signed-in' },
  'POST /api/skills': { may: ADMINISTRATOR },
  'PUT /api/skills/{code}': { may: ADMINISTRATOR },
  'GET /api/skill-matrix': {
    may: READ,
    names: { unit: { kind: 'unit', answer: filter } },
    shows: { kind: 'person', answer: within(READ) },
  },
  'GET /api/waiting': { may: WAITING },
  'GET /api/audit': { may: AUDIT, names: { person: { kind: 'person', answer: filter } } },
  'GET /api/audit/types': { may: AUDIT },
}
