import { READ_CONTACTS } from './policy-service.ts'
import { grant, type Named, type Policy, within } from './words.ts'

/** Business people write; somebody else lets it out; those who look after quality say of answers whether they were right. */
const CONFIGURE = grant('administrator all')
const READ_MODEL = grant('supervisor all, administrator all')
const WRITE = grant('trainer all, administrator all')
const RELEASE = grant('trainer all, compliance all, administrator all')
const READ = grant(
  'team-leader all, supervisor all, quality-inspector all, trainer all, compliance all, care-manager all, administrator all',
)
const REVIEW = grant('quality-inspector all, compliance all')

const none = (kind: 'bot-release' | 'bot-session' | 'bot-row'): Named => ({
  kind,
  answer: () => 'absent',
  only: ['absent'],
})
const named = { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' }
const fresh = () => `access-${crypto.randomUUID().slice(0, 8)}`

export const botPolicy: Policy = {
  'GET /api/bot/assistants': { may: CONFIGURE },
  // The version was never seen, so what is granted is refused as overtaken.
  'PUT /api/bot/assistants/{entrance}': {
    may: CONFIGURE,
    fixed: { entrance: 'web:nowhere' },
    body: () => ({ isOn: false, idleSeconds: 900, version: 99 }),
  },
  'GET /api/bot/model': { may: READ_MODEL },
  'GET /api/bot/hand-overs/{contactId}': {
    may: READ_CONTACTS,
    names: { contactId: { kind: 'contact', answer: within(READ_CONTACTS) } },
  },
  'GET /api/bot/intents': { may: WRITE },
  'PUT /api/bot/intents/{code}': {
    may: WRITE,
    fixed: { code: 'access' },
    body: () => ({
      name: named,
      topic: null,
      reason: null,
      does: { kind: 'hand-over', why: 'asked' },
      utterances: { zh: [], en: [] },
      version: 99,
    }),
  },
  'DELETE /api/bot/intents/{code}': { may: WRITE, fixed: { code: 'access' }, body: () => ({ version: 99 }) },
  'GET /api/bot/flows': { may: WRITE },
  'PUT /api/bot/flows/{code}': { may: WRITE, fixed: { code: 'access' }, body: () => ({ flow: '{}', version: 0 }) },
  'DELETE /api/bot/flows/{code}': { may: WRITE, fixed: { code: 'access' }, body: () => ({ version: 99 }) },
  'GET /api/bot/regression': { may: WRITE },
  'POST /api/bot/regression': { may: WRITE, body: () => ({ text: fresh(), intent: null, isMust: false }) },
  'DELETE /api/bot/regression/{rowId}': { may: WRITE, names: { rowId: none('bot-row') } },
  'GET /api/bot/releases': { may: READ },
  'POST /api/bot/releases': { may: WRITE, body: () => ({ note: 'x' }) },
  'POST /api/bot/releases/{releaseId}/let-out': { may: RELEASE, names: { releaseId: none('bot-release') } },
  'GET /api/bot/names': { may: READ },
  'GET /api/bot/changes': { may: READ },
  'GET /api/bot/releases/{releaseId}/changes': { may: READ, names: { releaseId: none('bot-release') } },
  'GET /api/bot/sessions': { may: READ, query: { from: '0', to: '1' } },
  'GET /api/bot/sessions/{sessionId}': { may: READ, names: { sessionId: none('bot-session') } },
  'GET /api/bot/session-sample': { may: REVIEW },
  'PUT /api/bot/session-reviews/{sessionId}': {
    may: REVIEW,
    names: { sessionId: none('bot-session') },
    body: () => ({ neededPerson: true }),
  },
  'POST /api/bot/try': {
    may: WRITE,
    names: { 'body.releaseId': none('bot-release') },
    body: () => ({ text: 'x', language: 'en', releaseId: crypto.randomUUID() }),
  },
  'POST /api/bot/replays': {
    may: WRITE,
    names: { 'body.releaseId': none('bot-release') },
    body: () => ({ releaseId: crypto.randomUUID(), sessions: 1 }),
  },
  'GET /api/bot/figures': { may: READ, query: { from: '0', to: '1' } },
  'GET /api/bot/review-sample': { may: REVIEW },
  'PUT /api/bot/reviews/{sessionId}/{seq}': {
    may: REVIEW,
    names: { sessionId: none('bot-session') },
    fixed: { seq: '1' },
    body: () => ({ verdict: 'right', note: '' }),
  },
}
