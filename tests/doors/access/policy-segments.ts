import { grant, type Named, type Policy, within } from './words.ts'

/** Segments are the house’s: written by the care manager, let in by somebody else, explained to whoever sees the customer. */
const READ = grant('care-manager all, supervisor all, compliance all')
const WRITE = grant('care-manager all')
const EXPLAIN = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, compliance all, care-manager all',
)
const segmentId: Named = { kind: 'segment', answer: () => 'absent', only: ['absent'] }
const names = { segmentId }
const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }

export const segmentBody = () => ({
  ...{ name: words, purpose: 'service', isRetirement: false, why: 'x', fromAt: null },
  rule: { of: 'all', rules: [{ of: 'all', rules: [{ field: 'products', is: 'one-of', words: ['x'] }] }] },
})

export const segmentPolicy: Policy = {
  'GET /api/segments': { may: READ },
  'POST /api/segments': { may: WRITE, body: segmentBody },
  'GET /api/segments/{segmentId}': { may: READ, names },
  'GET /api/segments/{segmentId}/members': {
    may: READ,
    names: { segmentId, after: { kind: 'customer', answer: () => 'absent', only: ['absent'] } },
  },
  'PUT /api/segments/{segmentId}/draft': { may: WRITE, names, body: () => ({ ...segmentBody(), revision: 0 }) },
  'POST /api/segments/{segmentId}/draft/preview': { may: WRITE, names, body: () => ({ revision: 1 }) },
  'POST /api/segments/{segmentId}/draft/submission': { may: WRITE, names, body: () => ({ revision: 1 }) },
  'POST /api/segments/{segmentId}/draft/review': {
    may: READ,
    names,
    body: () => ({ revision: 1, decision: 'return', note: 'x' }),
  },
  'GET /api/customers/{customerId}/segments': {
    may: EXPLAIN,
    names: { customerId: { kind: 'customer', answer: within(EXPLAIN) } },
  },
}
