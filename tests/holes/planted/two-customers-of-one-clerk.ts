import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'exclusive work taken twice (check without its lock)',
  edits: [
    {
      file: 'server/modules/branches/serve.ts',
      find: `if (other) return refused('busy-with-another', \`Finish \${other.reference} first.\`)`,
      put: 'void other',
    },
  ],
  test: {
    file: 'server/modules/branches/branches.test.ts',
    name: 'is taken by exactly one of two clerks, and a clerk takes one at a time',
  },
  why: 'Waiting customers are taken and not served, and the promise of the wait is kept on paper.',
}
