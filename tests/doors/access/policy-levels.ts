import { filter, grant, type Named, type Policy, within } from './words.ts'

/** Who is on the line is known to whoever may see the customer. */
const CUSTOMERS = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all',
)
const VERIFY = grant('agent own, branch-staff branch, supervisor all')
const WARNINGS = grant('supervisor all, compliance all')

/** A contact is seen like its customer: by who serves it now, by the customer's branch, by who sees all; one who waits is of no branch here. */
const contactOf = (grants: ReturnType<typeof grant>): Named => ({
  kind: 'contact',
  answer: (role, relation) =>
    role === 'branch-staff' && relation === 'nobody' ? 'absent' : within(grants)(role, relation),
  skips: (role, relation) => role === 'branch-staff' && relation === 'branch',
})

export const levelsPolicy: Policy = {
  'GET /api/contacts/{contactId}/identity': { may: CUSTOMERS, names: { contactId: contactOf(CUSTOMERS) } },
  'POST /api/contacts/{contactId}/identity/evidence': {
    may: VERIFY,
    names: { contactId: contactOf(VERIFY) },
    body: () => ({ kind: 'otp', passed: true }),
  },
  'POST /api/contacts/{contactId}/identity/duress': { may: VERIFY, names: { contactId: contactOf(VERIFY) } },
  'GET /api/customers/identity-warnings': {
    may: WARNINGS,
    names: { before: { kind: 'overruled', answer: filter, only: ['absent'] } },
  },
}
