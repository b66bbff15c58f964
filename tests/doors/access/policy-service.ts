import type { Role } from '#platform/access.ts'
import { SERVE } from './policy-routing.ts'
import {
  existing,
  existingOrNo,
  filter,
  grant,
  inHand,
  type Named,
  onlyOwn,
  type Policy,
  type Relation,
  type Verdict,
  within,
} from './words.ts'

/** Contacts and their threads: agents their own, leaders their branch, those who look after the whole house all. */
export const READ_CONTACTS = grant(
  'agent own, branch-staff own, hq-department own, team-leader branch, supervisor branch, trainer branch, quality-inspector all, complaint-officer all, compliance all, care-manager all',
)
const COUNT = grant(
  'team-leader branch, supervisor branch, trainer branch, quality-inspector all, complaint-officer all, compliance all, care-manager all, hq-department all',
)
const LISTEN = grant('team-leader branch, supervisor branch')
const ADMINISTRATOR = grant('administrator all')
export const PROMISES = grant(
  'agent own, team-leader branch, supervisor all, complaint-officer own, compliance all, care-manager own, branch-staff branch, hq-department branch, planner all, administrator all',
)
export const CUSTOMERS = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all',
)
const REVEAL = grant('agent own, branch-staff branch, supervisor all, complaint-officer all')
const NEEDS = grant('agent own, branch-staff branch, team-leader all, supervisor all, care-manager all')
const KNOWLEDGE = grant(
  'agent all, team-leader all, supervisor all, quality-inspector all, trainer all, complaint-officer all, compliance all, care-manager all, branch-staff all, administrator all',
)
const REPLIES = grant('agent own, team-leader branch, supervisor branch, trainer all, administrator all')
const SCRIPTS = grant('trainer all, compliance all, administrator all')

const readContact: Named = { kind: 'contact', answer: within(READ_CONTACTS) }
export const ownContact: Named = { kind: 'contact', answer: inHand(READ_CONTACTS) }
const customer = (given: typeof REVEAL): Named => ({ kind: 'customer', answer: within(given) })

/** Own replies are one's own to write, a unit’s those of its leaders, everyone’s those of trainers and administrators. */
function writeReply(role: Role, relation: Relation): Verdict {
  if (relation === 'own') return 'granted'
  if (relation === 'branch') return role === 'agent' ? 'no' : 'granted'
  if (relation === 'house') return REPLIES.get(role) === 'all' ? 'granted' : 'no'
  return 'no'
}
const reply: Named = { kind: 'reply', answer: writeReply }
const words = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const replyBody = (audience: string, unitId: string | null) => ({
  shortcut: `m${crypto.randomUUID().slice(0, 8)}`,
  title: words,
  text: words,
  topic: null,
  audience,
  unitId,
})
/** A message carries a file that its sender has just uploaded to this thread: none that is in any thread already. */
const sentFile: Named = {
  kind: 'file',
  answer: () => 'no',
  into: (body, fileId) => ({ ...(body as object), clientId: crypto.randomUUID(), body: { kind: 'file', fileId } }),
}

export const servicePolicy: Policy = {
  'GET /api/desk': { may: SERVE, shows: { kind: 'contact', answer: onlyOwn } },
  'GET /api/contacts': {
    may: READ_CONTACTS,
    names: {
      customerId: { kind: 'customer', answer: filter },
      agentId: { kind: 'person', answer: filter },
      queueId: { kind: 'queue', answer: filter },
      ids: { kind: 'contact', answer: filter },
    },
    shows: { kind: 'contact', answer: within(READ_CONTACTS) },
    query: { limit: '100' },
  },
  'GET /api/contacts/{contactId}': { may: READ_CONTACTS, names: { contactId: readContact } },
  'GET /api/contacts/{contactId}/messages': { may: READ_CONTACTS, names: { contactId: readContact } },
  'POST /api/contacts/{contactId}/hold': { may: SERVE, names: { contactId: ownContact }, disturbs: true },
  'DELETE /api/contacts/{contactId}/hold': { may: SERVE, names: { contactId: ownContact }, disturbs: true },
  'POST /api/contacts/{contactId}/end': { may: SERVE, names: { contactId: ownContact }, disturbs: true },
  'PUT /api/contacts/{contactId}/wrap-up': {
    may: SERVE,
    names: { contactId: ownContact },
    body: () => ({ summary: 'x' }),
    disturbs: true,
  },
  'POST /api/contacts/{contactId}/wrap-up/finish': { may: SERVE, names: { contactId: ownContact }, disturbs: true },
  'PUT /api/contacts/{contactId}/script-ticks': {
    may: SERVE,
    names: { contactId: ownContact, 'body.scriptId': { kind: 'script', answer: filter } },
    body: (_who, { scriptId }) => ({ scriptId, version: 1, stepId: 'one', ticked: true }),
    disturbs: true,
  },
  'PUT /api/contacts/{contactId}/supervision': {
    may: LISTEN,
    names: { contactId: { kind: 'contact', answer: within(LISTEN) } },
    body: () => ({ mode: 'monitor' }),
    disturbs: true,
  },
  'DELETE /api/contacts/{contactId}/supervision': {
    may: LISTEN,
    names: { contactId: { kind: 'contact', answer: within(LISTEN) } },
    disturbs: true,
  },
  'GET /api/conversations/{conversationId}': {
    may: READ_CONTACTS,
    names: { conversationId: { kind: 'conversation', answer: within(READ_CONTACTS) } },
  },
  'GET /api/conversations/{conversationId}/messages': {
    may: READ_CONTACTS,
    names: { conversationId: { kind: 'conversation', answer: within(READ_CONTACTS) } },
  },
  'POST /api/conversations/{conversationId}/messages': {
    may: SERVE,
    names: { conversationId: { kind: 'conversation', answer: inHand(READ_CONTACTS) }, 'body.body.fileId': sentFile },
    body: () => ({ clientId: crypto.randomUUID(), audience: 'staff', body: { kind: 'text', text: 'x' } }),
  },
  'PUT /api/conversations/{conversationId}/read-mark': {
    may: SERVE,
    names: { conversationId: { kind: 'conversation', answer: inHand(READ_CONTACTS) } },
    body: () => ({ seq: 0 }),
  },
  'POST /api/conversations/{conversationId}/files': {
    may: SERVE,
    names: { conversationId: { kind: 'conversation', answer: inHand(READ_CONTACTS) } },
    form: true,
  },
  'GET /api/files/{fileId}': {
    may: READ_CONTACTS,
    names: { fileId: { kind: 'file', answer: within(READ_CONTACTS) } },
  },
  'GET /api/contact-reasons': { may: 'signed-in' },
  'POST /api/contact-reasons': { may: ADMINISTRATOR },
  'GET /api/contact-reasons/counts': { may: COUNT, names: { queueId: { kind: 'queue', answer: filter } } },
  'PATCH /api/contact-reasons/{code}': { may: ADMINISTRATOR },
  'GET /api/dispositions': { may: 'signed-in' },
  'POST /api/dispositions': { may: ADMINISTRATOR },
  'PATCH /api/dispositions/{code}': { may: ADMINISTRATOR },
  'GET /api/settings/conversations': { may: ADMINISTRATOR },
  'PUT /api/settings/conversations': { may: ADMINISTRATOR, body: (_who, { unchanged }) => unchanged.conversations },

  'GET /api/promises/mine': { may: 'signed-in', shows: { kind: 'contact', answer: onlyOwn } },
  'GET /api/promises': {
    may: PROMISES,
    names: {
      ownerId: { kind: 'person', answer: filter },
      unitId: { kind: 'unit', answer: filter },
      aboutId: { kind: 'contact', answer: filter },
    },
    shows: { kind: 'contact', answer: within(PROMISES) },
  },
  'GET /api/promises/report': { may: PROMISES },
  'GET /api/calendars': { may: 'signed-in' },
  'GET /api/holiday-years': { may: grant('planner all, administrator all') },
  'POST /api/holiday-years': { may: grant('planner all, administrator all') },
  'POST /api/holiday-years/preview': { may: grant('planner all, administrator all') },
  'PUT /api/calendars/{key}': { may: grant('planner all, administrator all') },

  'POST /api/customers/search': {
    may: CUSTOMERS,
    names: { 'body.after': { kind: 'customer', answer: filter } },
    shows: { kind: 'customer', answer: within(CUSTOMERS) },
    body: () => ({ limit: 100 }),
  },
  'GET /api/customers/{customerId}': { may: CUSTOMERS, names: { customerId: customer(CUSTOMERS) } },
  'POST /api/customers/{customerId}/reveals': {
    may: REVEAL,
    names: { customerId: customer(REVEAL) },
    body: () => ({ field: 'phone', purpose: 'callback' }),
  },
  'POST /api/customers/{customerId}/blind-checks': {
    may: CUSTOMERS,
    names: { customerId: customer(CUSTOMERS) },
    body: () => ({ field: 'phone', said: '13800000000' }),
  },
  'PUT /api/customers/{customerId}/needs': {
    may: NEEDS,
    names: { customerId: customer(NEEDS) },
    body: () => ({ needs: [] }),
  },
  'GET /api/customers/{customerId}/needs': { may: CUSTOMERS, names: { customerId: customer(CUSTOMERS) } },
  'PUT /api/customers/{customerId}/needs/{need}': {
    may: NEEDS,
    names: { customerId: customer(NEEDS) },
    fixed: { need: 'no-menus' },
    body: () => ({ source: 'customer', agreement: 'yes' }),
  },
  'DELETE /api/customers/{customerId}/needs/{need}': {
    may: NEEDS,
    names: { customerId: customer(NEEDS) },
    fixed: { need: 'plain-words' },
    also: ['need-not-recorded'],
  },

  'GET /api/canned-replies': {
    may: KNOWLEDGE,
    shows: {
      kind: 'reply',
      answer: (_role, relation) => (['elsewhere', 'private', 'absent'].includes(relation) ? 'absent' : 'granted'),
    },
  },
  'POST /api/canned-replies': {
    may: REPLIES,
    names: {
      'body.unitId': {
        kind: 'unit',
        answer: (role, relation) =>
          role === 'agent' || within(REPLIES)(role, relation) === 'absent' ? 'no' : 'granted',
        into: (_body, unitId) => replyBody('unit', unitId),
      },
    },
    body: () => replyBody('own', null),
  },
  'PUT /api/canned-replies/{replyId}': {
    may: REPLIES,
    names: {
      replyId: reply,
      'body.unitId': {
        kind: 'unit',
        answer: existingOrNo,
        only: ['absent'],
        into: (body, unitId) => ({ ...(body as object), audience: 'unit', unitId }),
      },
    },
    body: () => ({ ...replyBody('own', null), version: 1 }),
  },
  'DELETE /api/canned-replies/{replyId}': { may: REPLIES, names: { replyId: reply } },
  'GET /api/scripts': { may: KNOWLEDGE },
  'POST /api/scripts': { may: SCRIPTS },
  'GET /api/scripts/{scriptId}': { may: KNOWLEDGE, names: { scriptId: { kind: 'script', answer: existing } } },
  'DELETE /api/scripts/{scriptId}': {
    may: SCRIPTS,
    names: { scriptId: { kind: 'script', answer: existing } },
    disturbs: true,
  },
  'POST /api/scripts/{scriptId}/review': {
    may: SCRIPTS,
    names: { scriptId: { kind: 'script', answer: existing } },
    body: () => ({ version: 1, decision: 'return', note: 'x' }),
    disturbs: true,
  },
  'POST /api/scripts/{scriptId}/going-back': {
    may: SCRIPTS,
    names: { scriptId: { kind: 'script', answer: existing } },
    body: () => ({ toVersion: 1, insteadOf: 1 }),
    disturbs: true,
  },
  'GET /api/scripts/{scriptId}/history': { may: SCRIPTS, names: { scriptId: { kind: 'script', answer: existing } } },
}
