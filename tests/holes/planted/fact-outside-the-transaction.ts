import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'G10 (audit row outside the transaction)',
  edits: [
    {
      file: 'server/platform/log/log.ts',
      find: `      await writeToOutbox(tx, cause, facts)
`,
      put: `      await writeToOutbox(db, cause, facts)
`,
    },
  ],
  test: {
    file: 'server/platform/log/log.test.ts',
    name: 'gives every committed fact one position without gaps, from two nodes at once, and none to a rolled-back one',
  },
  why: 'The log tells of what never happened, and not of what did.',
}
