import { SERVE } from './policy-routing.ts'
import { ownContact, READ_CONTACTS } from './policy-service.ts'
import { filter, grant, type Policy, within } from './words.ts'

/** What was sent against a warning is looked after by those who lead, and over the house. */
const READ_RED_LINES = grant('team-leader branch, supervisor branch, quality-inspector all, compliance all')

const SEE_UPSET = grant('team-leader branch, supervisor branch')
const readContact = { kind: 'contact', answer: within(READ_CONTACTS) } as const

const WALKS = grant('agent own, team-leader branch, supervisor branch, quality-inspector all, compliance all')

/** As `consent.record`; the contact itself is asked for too. */
const RECORD_CONSENT = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all',
)
const WRITE_RED_LINES = grant('compliance all, quality-inspector all')
const redLineSet = () => ({ off: [], own: [], why: 'x', revision: 0 })

export const helpPolicy: Policy = {
  'GET /api/red-lines': { may: 'signed-in' },
  'GET /api/red-line-sets': { may: WRITE_RED_LINES },
  'PUT /api/red-line-sets/draft': { may: WRITE_RED_LINES, body: redLineSet, also: ['edited-meanwhile'] },
  'POST /api/red-line-sets/draft/submission': {
    may: WRITE_RED_LINES,
    body: () => ({ revision: 900 }),
    also: ['no-draft', 'edited-meanwhile'],
  },
  'POST /api/red-line-sets/draft/review': {
    may: WRITE_RED_LINES,
    body: () => ({ revision: 900, decision: 'approve' }),
    also: ['nothing-to-review'],
  },
  'POST /api/red-line-sets/return': {
    may: WRITE_RED_LINES,
    body: () => ({ toVersion: 900, insteadOf: 1 }),
    also: ['version-not-found', 'edited-meanwhile'],
  },
  'GET /api/assist/script-walks': {
    may: WALKS,
    names: {
      personId: { kind: 'person', answer: filter },
      scriptId: { kind: 'script', answer: filter },
      before: { kind: 'overruled', answer: filter, only: ['absent'] },
    },
  },
  'GET /api/assist/red-lines': { may: READ_RED_LINES, names: { personId: { kind: 'person', answer: filter } } },
  'POST /api/assist/red-lines/{entryId}/looked-at': {
    may: READ_RED_LINES,
    names: { entryId: { kind: 'overruled', answer: () => 'absent', only: ['absent'] } },
  },
  'GET /api/assist/contacts/{contactId}/feeling': { may: READ_CONTACTS, names: { contactId: readContact } },
  'GET /api/assist/contacts/{contactId}/refusals': { may: READ_CONTACTS, names: { contactId: readContact } },
  'GET /api/assist/contacts/{contactId}/script-forms': { may: READ_CONTACTS, names: { contactId: readContact } },
  'GET /api/assist/contacts/{contactId}/about': { may: READ_CONTACTS, names: { contactId: readContact } },
  'GET /api/assist/upset': { may: SEE_UPSET, shows: { kind: 'contact', answer: within(READ_CONTACTS) } },
  'GET /api/assist/contacts/{contactId}/draft': { may: SERVE, names: { contactId: readContact } },
  'PUT /api/assist/contacts/{contactId}/refusals': {
    may: RECORD_CONSENT,
    names: { contactId: readContact },
    body: () => ({ seq: 900_000 }),
    also: ['not-a-participant', 'no-refusal-there'],
  },
  'POST /api/assist/contacts/{contactId}/draft': {
    may: SERVE,
    names: { contactId: ownContact },
    body: () => ({ locale: 'en' }),
  },
}
