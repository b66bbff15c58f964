import { grant, type Policy, within } from './words.ts'

/** Who may see a customer may see what happened with them. */
const READ = grant(
  'agent own, branch-staff branch, team-leader all, supervisor all, complaint-officer all, compliance all, care-manager all',
)

export const timelinePolicy: Policy = {
  'GET /api/timeline/{customerId}': {
    may: READ,
    names: { customerId: { kind: 'customer', answer: within(READ) } },
  },
  'POST /api/timeline/search': { may: READ, body: () => ({ words: '挂失' }) },
}
