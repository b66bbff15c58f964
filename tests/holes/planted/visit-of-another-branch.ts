import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'object level authorisation (OWASP API1:2023)',
  edits: [
    {
      file: 'server/modules/branches/serve.ts',
      find: "if (!one || !reaches(actor, 'branches.serve', one.unitId)) return refused('visit-not-found')",
      put: "if (!one) return refused('visit-not-found')",
    },
  ],
  test: {
    file: 'server/modules/branches/branches.test.ts',
    name: 'is seen by that branch from the booking until the visit is over, and by no other',
  },
  why: 'Any branch serves, ends and reads the visits of every other.',
}
