import { PACKS } from '#libs/complaint-rules/packs/packs.ts'
import { filter, grant, type Named, type Policy } from './words.ts'

/**
 * Whoever serves takes complaints in; officers and compliance handle all of them, supervisors those of their units; only
 * compliance writes packs. Whose complaint it is to see is tried in `modules/complaints/complaints.test.ts`.
 */
const REGISTER = grant(
  'agent all, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all, branch-staff all',
)
const READ = grant(
  'agent own, team-leader branch, supervisor branch, complaint-officer all, compliance all, care-manager own, branch-staff own',
)
const HANDLE = grant('complaint-officer all, compliance all, supervisor branch')
const TWO = grant('complaint-officer all, compliance all')
const READ_PACKS = grant('complaint-officer all, compliance all, supervisor all')
const COMPLIANCE = grant('compliance all')
const MEASURES = grant(
  'team-leader own, supervisor own, branch-staff own, hq-department own, complaint-officer all, compliance all',
)

const none: Named = { kind: 'complaint', answer: () => 'absent', only: ['absent'] }
const noPart = (kind: Named['kind']): Named => ({ kind, answer: () => 'absent', only: ['absent'] })
const noneNamed = (kind: Named['kind'], into: NonNullable<Named['into']>): Named => ({
  kind,
  answer: () => 'no',
  only: ['absent'],
  into,
})
const intake = () => ({ filingChannel: 'phone', name: 'One', demand: 'x' })
const span = { from: '2026-01-01', to: '2026-01-31' }
const named = { complaintId: none }

export const complaintPolicy: Policy = {
  'GET /api/complaints': { may: READ, names: { caseId: { kind: 'case', answer: filter } } },
  'POST /api/complaints': {
    may: REGISTER,
    names: {
      'body.contactId': noneNamed('contact', (body, contactId) => ({ ...(body as object), contactId })),
      'body.customerId': noneNamed('customer', (body, customerId) => ({ ...(body as object), customerId })),
      'body.caseId': noneNamed('case', (body, caseId) => ({ ...(body as object), caseId })),
    },
    body: intake,
  },
  'GET /api/complaints/handlers': { may: HANDLE },
  'GET /api/complaints/{complaintId}': { may: READ, names: named },
  'GET /api/complaints/{complaintId}/alike': { may: HANDLE, names: named },
  'POST /api/complaints/{complaintId}/reveals': {
    may: TWO,
    names: named,
    body: () => ({ field: 'name', purpose: 'x' }),
  },
  'POST /api/complaints/{complaintId}/moves': {
    may: HANDLE,
    names: { complaintId: none, 'body.personId': noPart('person') },
    body: () => ({ kind: 'name-handler', personId: crypto.randomUUID(), note: 'x' }),
  },
  'PUT /api/complaints/{complaintId}/coding': {
    may: HANDLE,
    names: named,
    body: () => ({ channel: 'outlet', product: 'loan', reason: 'pricing', severity: 'S3' }),
  },
  'POST /api/complaints/{complaintId}/level': {
    may: HANDLE,
    names: named,
    body: () => ({ to: 'suggestion', reason: 'x' }),
  },
  'PUT /api/complaints/{complaintId}/level': {
    may: HANDLE,
    names: named,
    body: () => ({ approved: false, note: 'x' }),
  },
  'POST /api/complaints/{complaintId}/cases': {
    may: HANDLE,
    names: { ...named, 'body.unitId': noPart('unit') },
    body: () => ({ title: 'x', unitId: crypto.randomUUID() }),
  },
  'POST /api/complaints/{complaintId}/ending': { may: HANDLE, names: named, body: () => ({ note: 'x' }) },
  'POST /api/complaints/{complaintId}/merging': {
    may: HANDLE,
    names: { ...named, 'body.into': none },
    body: () => ({ into: crypto.randomUUID(), note: 'x' }),
  },
  'POST /api/complaints/{complaintId}/evidence': {
    may: HANDLE,
    names: named,
    body: () => ({ what: 'x', source: 'x', dueAt: 4_000_000_000_000 }),
  },
  'PUT /api/complaints/{complaintId}/evidence/{evidenceId}': {
    may: HANDLE,
    names: { complaintId: none, evidenceId: noPart('complaint-evidence') },
    body: () => ({ note: 'x' }),
  },
  'GET /api/complaints/{complaintId}/files/{fileId}': {
    may: READ,
    names: { complaintId: none, fileId: noPart('complaint-file') },
  },
  'POST /api/complaints/{complaintId}/files': {
    may: HANDLE,
    names: { complaintId: none, evidenceId: noPart('complaint-evidence') },
    form: true,
  },
  'PUT /api/complaints/{complaintId}/files/{fileId}/withdrawal': {
    may: HANDLE,
    names: { complaintId: none, fileId: noPart('complaint-file') },
    body: () => ({ why: 'x' }),
  },
  'PUT /api/complaints/{complaintId}/clocks/{clock}': {
    may: HANDLE,
    names: named,
    fixed: { clock: 'tell-result' },
    body: () => ({ note: 'x' }),
  },
  'POST /api/complaints/{complaintId}/letters': {
    may: HANDLE,
    names: named,
    body: () => ({ kind: 'acknowledgement', locale: 'en' }),
  },
  'PUT /api/complaints/{complaintId}/letters/{letterId}': {
    may: HANDLE,
    names: { complaintId: none, letterId: noPart('complaint-letter') },
    body: () => ({ title: 'x', text: 'x', version: 1 }),
  },
  'POST /api/complaints/{complaintId}/letters/{letterId}/sending': {
    may: HANDLE,
    names: { complaintId: none, letterId: noPart('complaint-letter') },
  },
  'POST /api/complaints/{complaintId}/letters/{letterId}/file': {
    may: TWO,
    names: { complaintId: none, letterId: noPart('complaint-letter') },
    body: () => ({ purpose: 'x' }),
  },
  'GET /api/complaint-packs': { may: READ_PACKS },
  'POST /api/complaint-packs': { may: COMPLIANCE, body: () => ({ data: PACKS[0], why: 'x' }) },
  'PUT /api/complaint-packs/{packId}/answer': {
    may: COMPLIANCE,
    names: { packId: noPart('complaint-pack') },
    body: () => ({ approved: false }),
  },
  'GET /api/complaint-statistics': { may: TWO, query: span },
  'POST /api/complaint-statistics/return-file': { may: TWO, body: () => ({ ...span, as: 'csv', locale: 'en' }) },
  'PUT /api/complaints/{complaintId}/causes': {
    may: HANDLE,
    names: {
      complaintId: none,
      'body.unitId': noPart('unit'),
    },
    body: () => ({ causes: [{ cause: 'rule-gap' }], unitId: null }),
  },
  'GET /api/complaint-causes': { may: MEASURES },
  'GET /api/complaint-causes/repeats': { may: TWO },
  'POST /api/complaint-causes': {
    may: COMPLIANCE,
    body: () => ({ parent: 'rule', name: { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' } }),
  },
  'PUT /api/complaint-causes/{code}/retirement': {
    may: COMPLIANCE,
    fixed: { code: 'rule-own-0' },
    body: () => ({ isRetired: true }),
  },
  'GET /api/complaint-measures': { may: MEASURES },
  'GET /api/complaint-measures/owners': { may: TWO },
  'POST /api/complaint-measures': {
    may: TWO,
    names: {
      'body.ownerId': noneNamed('person', (body, ownerId) => ({ ...(body as object), ownerId })),
      'body.unitId': noneNamed('unit', (body, unitId) => ({ ...(body as object), unitId })),
    },
    body: () => ({ cause: 'rule-gap', what: 'x', ownerId: crypto.randomUUID(), dueAt: 4_000_000_000_000 }),
  },
  ...Object.fromEntries(
    (
      [
        ['completion', MEASURES],
        ['check', TWO],
        ['withdrawal', TWO],
      ] as const
    ).map(([step, may]) => [
      `PUT /api/complaint-measures/{measureId}/${step}`,
      { may, names: { measureId: noPart('complaint-measure') }, body: () => ({ note: 'x' }) },
    ]),
  ),
}
