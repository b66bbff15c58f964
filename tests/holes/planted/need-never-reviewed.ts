import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'vulnerability markers that nobody looks at again after the first year',
  edits: [
    {
      file: 'server/modules/customers/change-needs.ts',
      find: `    await keepReview(deps, tx, cause, one, now, change)
    await promiseReview(deps, tx, cause, one, { madeAt: now, reviewAt, owner })
`,
      put: `    await keepReview(deps, tx, cause, one, now, change)
`,
    },
  ],
  test: {
    file: 'server/modules/customers/needs/needs.test.ts',
    name: 'confirmed: the review is kept and the next is promised',
  },
  why: 'Confirmed once, the need is never owed a look again, and is served long after it is gone.',
}
