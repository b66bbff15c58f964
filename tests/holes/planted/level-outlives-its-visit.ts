import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a session that never ends (ASVS 7.3.1)',
  edits: [
    {
      file: 'server/modules/customers/branch-visits.ts',
      find: `update customers.contact set over_at = \${at(when)} where contact_id = \${visitId} and over_at is null\`,`,
      put: `update customers.contact set over_at = over_at where contact_id = \${visitId} and over_at is null\`,`,
    },
  ],
  test: {
    file: 'server/modules/branches/branches.test.ts',
    name: 'proves who they are with their document there: level 4, which ends with the visit',
  },
  why: 'A phone number is changed on the strength of a document that was shown last year.',
}
