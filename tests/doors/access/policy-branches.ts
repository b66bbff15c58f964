import { CUSTOMERS } from './policy-service.ts'
import { existingOrNo, grant, type Named, type Policy, within } from './words.ts'

const READ = grant('branch-staff branch, team-leader branch, supervisor all')
const STAFF = grant('branch-staff branch')
const BOOK = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, care-manager all',
)
const CONFIGURE = grant('team-leader branch, supervisor all, administrator all')

/** Who sees which visit and which branch of whose is tried beside the module: branches.test.ts. */
const absent = (kind: Named['kind']): Named => ({ kind, answer: () => 'absent', only: ['absent'] })
const no = (kind: Named['kind']): Named => ({ kind, answer: () => 'no', only: ['absent'] })
const branch = { unitId: absent('unit') }
const visit = { visitId: absent('visit') }
const booking = () => ({ clientId: crypto.randomUUID(), from: 1, service: 'other' })

/** Branches, and visits to them. */
export const branchPolicy: Policy = {
  'GET /api/branches': { may: BOOK },
  'GET /api/branches/mine': { may: READ },
  'GET /api/branches/settings': { may: CONFIGURE },
  'PUT /api/branches/{unitId}/settings': {
    may: CONFIGURE,
    names: branch,
    body: () => ({
      calendar: 'office',
      slotMinutes: 30,
      desks: 2,
      serveWithinMinutes: 15,
      graceMinutes: 15,
      services: ['other'],
      address: '',
      version: 0,
    }),
  },
  'GET /api/branches/{unitId}/slots': { may: BOOK, names: branch, query: { from: '2026-11-23' } },
  'GET /api/branches/{unitId}/day': { may: READ, names: branch },
  'POST /api/branches/{unitId}/bookings': {
    may: BOOK,
    names: {
      ...branch,
      'body.contactId': no('contact'),
      'body.customerId': no('customer'),
      'body.afterVisitId': no('visit'),
      'body.caseId': no('case'),
    },
    body: booking,
  },
  'POST /api/branches/{unitId}/walk-ins': {
    may: STAFF,
    names: { ...branch, 'body.customerId': no('customer') },
    body: () => ({ clientId: crypto.randomUUID(), service: 'other' }),
  },
  'GET /api/customers/{customerId}/visits': {
    may: BOOK,
    names: { customerId: { kind: 'customer', answer: within(CUSTOMERS) } },
  },
  'PUT /api/visits/{visitId}/slot': { may: BOOK, names: visit },
  'POST /api/visits/{visitId}/cancellation': { may: BOOK, names: visit },
  'POST /api/visits/{visitId}/check-in': { may: STAFF, names: visit },
  'PUT /api/visits/{visitId}/customer': { may: STAFF, names: { ...visit, 'body.customerId': no('customer') } },
  'POST /api/visits/{visitId}/identification': {
    may: STAFF,
    names: visit,
    body: () => ({ document: 'bank-card', customerNo: 'nobody' }),
  },
  'POST /api/visits/{visitId}/service': { may: STAFF, names: visit },
  'POST /api/visits/{visitId}/leaving': { may: STAFF, names: visit },
  'POST /api/visits/{visitId}/outcome': {
    may: STAFF,
    names: { ...visit, 'body.unitId': { kind: 'unit', answer: existingOrNo, only: [] } },
    body: () => ({ outcome: 'solved' }),
  },
  'GET /api/visits/{visitId}/story': { may: STAFF, names: visit },
}
