import { SERVE } from './policy-routing.ts'
import { ownContact } from './policy-service.ts'
import { existing, grant, type Named, type Policy, within } from './words.ts'

/** Help is for whoever has the contact in hand; who used it is seen by oneself, by those who lead, and over the house. */
const READ_TOOL_USE = grant(
  'agent own, complaint-officer own, care-manager own, branch-staff own, hq-department own, team-leader branch, supervisor branch, trainer all, quality-inspector all, compliance all',
)
const READ_THEMES = grant('supervisor all, care-manager all, quality-inspector all, compliance all')
const suggestion: Named = { kind: 'suggestion', answer: () => 'absent', only: ['absent'] }

export const assistPolicy: Policy = {
  'POST /api/assist/contacts/{contactId}/suggestions': { may: SERVE, names: { contactId: ownContact } },
  'POST /api/assist/suggestions/{suggestionId}/put-in': { may: SERVE, names: { suggestionId: suggestion } },
  'POST /api/assist/contacts/{contactId}/reply-put-in': {
    may: SERVE,
    names: {
      contactId: ownContact,
      'body.replyId': { kind: 'reply', answer: () => 'absent', only: ['absent'] },
    },
    body: () => ({ replyId: crypto.randomUUID(), locale: 'en' }),
    also: ['reply-not-found', 'not-a-participant'],
  },
  'PUT /api/assist/contacts/{contactId}/script-forms/{scriptId}': {
    may: SERVE,
    names: { contactId: ownContact, scriptId: { kind: 'script', answer: existing } },
    body: () => ({ scriptVersion: 1, revision: 0, field: 'tail', value: '0123' }),
    also: ['field-not-found'],
    disturbs: true,
  },
  'GET /api/assist/themes': { may: READ_THEMES },
  'POST /api/assist/themes/looks': { may: READ_THEMES },
  'GET /api/assist/tool-use': { may: READ_TOOL_USE },
  'GET /api/assist/tool-use/acts': {
    may: READ_TOOL_USE,
    names: { personId: { kind: 'person', answer: within(READ_TOOL_USE) } },
    query: { week: '2026-11-23' },
  },
}
