import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'G10 (a field outside the hash)',
  edits: [
    {
      file: 'server/platform/log/chain.ts',
      find: `    row.cause,
`,
      put: '',
    },
  ],
  test: {
    file: 'scripts/verify-audit.test.ts',
    name: 'finds the log unbroken as the product wrote it, and says what to keep',
  },
  why: 'Who did it can be rewritten without a trace.',
}
