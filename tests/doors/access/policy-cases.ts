import { CUSTOMERS, PROMISES, READ_CONTACTS } from './policy-service.ts'
import { existingOrNo, filter, grant, type Named, type Policy, within } from './words.ts'

const WORK_WORDS =
  'agent own, team-leader branch, supervisor all, complaint-officer all, care-manager own, branch-staff branch, hq-department branch'
const WORK = grant(WORK_WORDS)
const READ = grant(`${WORK_WORDS}, compliance all, quality-inspector all`)
const WRITE_TEMPLATES = grant('supervisor all, compliance all, administrator all')
const HAND_OVER = grant('team-leader branch, supervisor all, administrator all')

/** Who sees which case of whose is tried beside the module: cases.test.ts. */
const absent: Named = { kind: 'case', answer: () => 'absent', only: ['absent'] }
const named = { caseId: absent }
const unit: Named = { kind: 'unit', answer: existingOrNo, only: ['absent'] }
const person: Named = { kind: 'person', answer: existingOrNo, only: ['absent'] }
const names = { 'zh-CN': '一', 'zh-TW': '一', en: 'one' }

/** Cases, work orders and all that somebody owes. */
export const casePolicy: Policy = {
  'GET /api/cases': {
    may: READ,
    names: { unitId: { kind: 'unit', answer: filter }, customerId: { kind: 'customer', answer: filter } },
  },
  'POST /api/cases': {
    may: WORK,
    body: () => ({ template: 'general', title: 'x' }),
    names: {
      'body.contactId': { kind: 'contact', answer: () => 'no', only: ['absent'] },
      'body.customerId': { kind: 'customer', answer: within(CUSTOMERS) },
      'body.unitId': unit,
      'body.ownerId': person,
    },
  },
  'GET /api/cases/targets': { may: WORK },
  'GET /api/cases/{caseId}': { may: READ, names: named },
  'GET /api/cases/{caseId}/visits': { may: READ, names: named },
  'GET /api/contacts/{contactId}/cases': {
    may: READ_CONTACTS,
    names: { contactId: { kind: 'contact', answer: within(READ_CONTACTS) } },
  },
  'POST /api/cases/{caseId}/taking': { may: WORK, names: named },
  'POST /api/cases/{caseId}/hand-over': {
    may: WORK,
    names: { ...named, 'body.unitId': none('unit'), 'body.ownerId': none('person') },
  },
  'POST /api/cases/{caseId}/waiting': { may: WORK, names: named },
  'POST /api/cases/{caseId}/resumption': { may: WORK, names: named },
  'POST /api/cases/{caseId}/solution': { may: WORK, names: named },
  'POST /api/cases/{caseId}/re-opening': { may: WORK, names: named },
  'POST /api/cases/{caseId}/withdrawal': { may: WORK, names: named },
  'POST /api/cases/{caseId}/merging': { may: WORK, names: { ...named, 'body.into': absent } },
  'POST /api/cases/{caseId}/comments': { may: WORK, names: named },
  'POST /api/cases/{caseId}/work-orders': {
    may: WORK,
    names: { ...named, 'body.unitId': none('unit'), 'body.ownerId': none('person') },
  },
  'PUT /api/cases/{caseId}/work-orders/{workOrderId}/result': {
    may: WORK,
    names: { ...named, workOrderId: none('work-order') },
  },
  'GET /api/cases/{caseId}/files/{fileId}': { may: READ, names: { ...named, fileId: none('case-file') } },
  'POST /api/cases/{caseId}/files': { may: WORK, names: named, form: true },
  'GET /api/case-templates': { may: READ },
  'PUT /api/case-templates/{code}': {
    may: WRITE_TEMPLATES,
    fixed: { code: 'receipt' },
    body: () => ({
      name: names,
      hint: null,
      unitId: null,
      fields: [],
      dueDays: 3,
      calendar: null,
      topics: [],
      isOffered: true,
      version: 0,
    }),
    names: { 'body.unitId': unit },
  },
  'GET /api/promises/report/table': { may: PROMISES },
  'POST /api/promises/owners/{personId}/hand-over': {
    may: HAND_OVER,
    names: { personId: none('person'), 'body.unitId': unit, 'body.ownerId': person },
  },
}

function none(kind: Named['kind']): Named {
  return { kind, answer: () => 'absent', only: ['absent'] }
}
