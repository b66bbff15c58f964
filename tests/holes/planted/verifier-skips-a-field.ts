import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'G10 (a check that looks away)',
  edits: [
    { file: 'scripts/audit-chain.mjs', find: 'row.atMicros, row.cause, row.data]', put: 'row.atMicros, row.data]' },
  ],
  test: {
    file: 'scripts/verify-audit.test.ts',
    name: 'finds the log unbroken as the product wrote it, and says what to keep',
  },
  why: 'The verifier calls a log unbroken whose causes were rewritten.',
}
