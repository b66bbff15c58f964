import { SERVE } from './policy-routing.ts'
import { READ_CONTACTS } from './policy-service.ts'
import { grant, inHand, type Named, type Policy, within } from './words.ts'

/** Asked are those who know, in the skills they hold; who may ask has the contact in hand. */
export const KNOW = grant(
  'agent own, team-leader own, supervisor own, trainer own, complaint-officer own, compliance own, branch-staff own, hq-department own',
)
const CONFIGURE = grant('supervisor all, administrator all')

const seen: Named = { kind: 'contact', answer: within(READ_CONTACTS) }
const question: Named = { kind: 'expert-question', answer: () => 'absent', only: ['absent'] }
const named = { questionId: question }

export const expertPolicy: Policy = {
  'GET /api/contacts/{contactId}/expert-questions': { may: READ_CONTACTS, names: { contactId: seen } },
  'GET /api/contacts/{contactId}/expert-skills': { may: SERVE, names: { contactId: seen } },
  'POST /api/contacts/{contactId}/expert-questions': {
    may: SERVE,
    names: { contactId: { kind: 'contact', answer: inHand(READ_CONTACTS) } },
    body: () => ({ skill: 'deposits', locale: 'en', question: 'x' }),
  },
  'DELETE /api/expert-questions/{questionId}': { may: SERVE, names: named },
  'POST /api/expert-questions/{questionId}/use': { may: SERVE, names: named },
  'GET /api/expert-questions': { may: KNOW },
  'GET /api/expert-questions/{questionId}': { may: KNOW, names: named },
  'GET /api/expert-questions/{questionId}/messages': { may: KNOW, names: named },
  'POST /api/expert-questions/{questionId}/taking': { may: KNOW, names: named },
  'POST /api/expert-questions/{questionId}/sending-back': { may: KNOW, names: named, body: () => ({ note: 'x' }) },
  'PUT /api/expert-questions/{questionId}/answer': { may: KNOW, names: named, body: () => ({ answer: 'x' }) },
  'POST /api/expert-questions/{questionId}/draft': {
    may: KNOW,
    names: named,
    body: () => ({ topic: 'card', audience: 'agent' }),
  },
  'GET /api/expert-questions/settings': { may: CONFIGURE },
  'PUT /api/expert-questions/settings': {
    may: CONFIGURE,
    body: () => ({ answerWithinSeconds: 300, leastLevel: 4, skillOfTopic: [], version: 1 }),
  },
}
