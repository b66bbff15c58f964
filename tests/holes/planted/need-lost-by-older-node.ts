import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a roll-out in which the new release forgets what the old one still writes',
  edits: [
    {
      file: 'server/modules/customers/change-needs.ts',
      find: `    await fillNeedsOf(deps, tx, ids)
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/customers/needs/needs.test.ts',
    name: 'of an earlier release get what the log knows of them, and a review in a year',
  },
  why: 'The next change of one need drops what the node beside it has just recorded.',
}
