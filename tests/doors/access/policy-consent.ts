import { filter, grant, type Named, type Policy, within } from './words.ts'

/** Whoever sees a customer sees what they agreed to and writes down what they say; texts and rules are compliance's. */
const READ = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all',
)
const COMPLIANCE = grant('compliance all')

const customer: Named = { kind: 'customer', answer: within(READ) }
const noContact: Named = { kind: 'contact', answer: () => 'no', only: ['absent'] }
const text: Named = { kind: 'consent-text', answer: () => 'absent', only: ['absent'] }
const wish: Named = { kind: 'consent-wish', answer: () => 'absent', only: ['absent'] }
const request: Named = { kind: 'data-request', answer: () => 'absent', only: ['absent'] }
const hold: Named = { kind: 'legal-hold', answer: () => 'absent', only: ['absent'] }
const side = { title: 'x', body: 'x' }
const words = { 'zh-CN': side, 'zh-TW': side, en: side }

const choices = { jurisdiction: 'CN', consentMonths: 24, doNotContactMonths: null, limits: [] }

export const consentPolicy: Policy = {
  'GET /api/customers/{customerId}/consents': { may: READ, names: { customerId: customer } },
  'GET /api/customers/{customerId}/may-we': {
    may: READ,
    names: { customerId: customer },
    query: { purpose: 'survey', channel: 'sms' },
  },
  'POST /api/customers/{customerId}/consents': {
    may: READ,
    names: { customerId: customer, 'body.contactId': noContact },
    body: () => ({ purpose: 'survey', channel: 'sms', says: 'no', saidThrough: 'phone' }),
  },
  'POST /api/customers/{customerId}/marketing-refusal': {
    may: READ,
    names: { customerId: customer, 'body.contactId': noContact },
    body: () => ({ saidThrough: 'phone' }),
  },
  'POST /api/customers/{customerId}/do-not-contact': {
    may: READ,
    names: { customerId: customer },
    body: () => ({ channel: 'call', until: null }),
  },
  'DELETE /api/customers/{customerId}/do-not-contact/{wishId}': {
    may: READ,
    names: { customerId: customer, wishId: wish },
  },
  'GET /api/consents': { may: COMPLIANCE, names: { after: { kind: 'consent-decision', answer: filter } } },
  'GET /api/consents/rules': { may: READ },
  'GET /api/gate-rule-sets': { may: COMPLIANCE },
  'PUT /api/gate-rule-sets/draft': {
    may: COMPLIANCE,
    body: () => ({ ...choices, why: 'x', revision: 0 }),
    also: ['edited-meanwhile', 'not-a-draft'],
  },
  'POST /api/gate-rule-sets/draft/submission': {
    may: COMPLIANCE,
    body: () => ({ revision: 900 }),
    also: ['no-draft', 'edited-meanwhile', 'not-a-draft'],
  },
  'POST /api/gate-rule-sets/draft/review': {
    may: COMPLIANCE,
    body: () => ({ revision: 900, decision: 'approve' }),
    also: ['nothing-to-review', 'edited-meanwhile'],
  },
  'POST /api/gate-rule-sets/return': {
    may: COMPLIANCE,
    body: () => ({ toVersion: 900, insteadOf: 1 }),
    also: ['version-not-found', 'edited-meanwhile'],
  },
  'POST /api/customers/{customerId}/data-requests': {
    may: READ,
    names: { customerId: customer },
    body: () => ({ kind: 'access', wish: 'x', saidThrough: 'phone' }),
    also: ['identity-level-too-low'],
  },
  'GET /api/data-requests': { may: COMPLIANCE, names: { after: { kind: 'data-request', answer: filter } } },
  'GET /api/data-requests/{requestId}/check': { may: COMPLIANCE, names: { requestId: request } },
  'POST /api/data-requests/{requestId}/taking': { may: COMPLIANCE, names: { requestId: request } },
  'POST /api/data-requests/{requestId}/answer': {
    may: COMPLIANCE,
    names: { requestId: request },
    body: () => ({ decision: 'refuse', answer: 'x' }),
  },
  'GET /api/retention': { may: COMPLIANCE },
  'PUT /api/retention/rules/{kind}': {
    may: COMPLIANCE,
    fixed: { kind: 'outreach' },
    body: () => ({ months: 36, source: 'x', version: 1 }),
  },
  'POST /api/customers/{customerId}/legal-holds': {
    may: COMPLIANCE,
    names: { customerId: { kind: 'customer', answer: within(COMPLIANCE) } },
    body: () => ({ reason: 'x' }),
  },
  'DELETE /api/legal-holds/{holdId}': { may: COMPLIANCE, names: { holdId: hold } },
  'GET /api/consent-texts': { may: COMPLIANCE },
  'PUT /api/consent-texts': { may: COMPLIANCE, body: () => ({ purpose: 'survey', words, revision: 0 }) },
  'POST /api/consent-texts/{textId}/submission': {
    may: COMPLIANCE,
    names: { textId: text },
    body: () => ({ revision: 1 }),
  },
  'POST /api/consent-texts/{textId}/review': {
    may: COMPLIANCE,
    names: { textId: text },
    body: () => ({ revision: 1, decision: 'approve' }),
  },
}
