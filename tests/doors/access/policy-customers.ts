import { grant, type Named, type Policy, within } from './words.ts'

/** What the bank tells of a customer is seen like the customer; files of it are brought in by two roles. */
const CUSTOMERS = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all',
)
const REVEAL = grant('agent own, branch-staff branch, supervisor all, complaint-officer all')
const IMPORT = grant('administrator all, hq-department all')
/** Who may say that two customers are one person; all of them reach all customers. */
const MERGE = grant('supervisor all, care-manager all, complaint-officer all')
const noMerge: Named = { kind: 'customer-merge', answer: () => 'absent', only: ['absent'] }
const none: Named = { kind: 'customer-import', answer: () => 'absent', only: ['absent'] }

export const customerPolicy: Policy = {
  'GET /api/customers/{customerId}/profile': {
    may: CUSTOMERS,
    names: { customerId: { kind: 'customer', answer: within(CUSTOMERS) } },
  },
  'POST /api/customers/{customerId}/profile-reveals': {
    may: REVEAL,
    names: { customerId: { kind: 'customer', answer: within(REVEAL) } },
    body: () => ({ of: { field: 'id_number' }, purpose: 'complaint' }),
  },
  'GET /api/customers/{customerId}/person': {
    may: CUSTOMERS,
    names: { customerId: { kind: 'customer', answer: within(CUSTOMERS) } },
  },
  'POST /api/customers/{customerId}/merges': {
    may: MERGE,
    names: {
      customerId: { kind: 'customer', answer: () => 'absent', only: ['absent'] },
      'body.otherId': { kind: 'customer', answer: () => 'absent', only: ['absent'] },
    },
    body: () => ({ otherId: '01900000-0000-7000-8000-000000000000', reason: 'customer-said-so' }),
  },
  'POST /api/customer-merges/{mergeId}/undoing': {
    may: MERGE,
    names: { mergeId: noMerge },
    body: () => ({ reason: 'wrong-person' }),
  },
  'POST /api/customer-records': {
    may: IMPORT,
    body: () => ({
      kind: 'products',
      source: 'core',
      asOf: '2026-01-31',
      rows: [{ customer_no: '0', source_id: '1', version: '1', title: 'Account' }],
    }),
  },
  'GET /api/customer-imports': {
    may: IMPORT,
    names: { before: { kind: 'customer-import', answer: () => 'granted', only: ['absent'] } },
  },
  'POST /api/customer-imports': {
    may: IMPORT,
    body: () => ({ kind: 'products', source: 'core', asOf: '2026-01-31', fileName: 'products.csv' }),
  },
  'GET /api/customer-imports/{importId}': { may: IMPORT, names: { importId: none } },
  'GET /api/customer-imports/{importId}/refusals.csv': { may: IMPORT, names: { importId: none } },
  'POST /api/customer-imports/{importId}/file': { may: IMPORT, names: { importId: none }, form: true },
}
