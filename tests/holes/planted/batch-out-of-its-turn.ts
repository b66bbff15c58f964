import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a file resumed behind lines that never came in (work side by side, progress kept as one number)',
  edits: [
    {
      file: 'server/modules/customers/records/commit-batch.ts',
      find: 'const whose = await turn()',
      put: `const whose = 'ours' as Turn`,
    },
    {
      file: 'server/modules/customers/records/commit-batch.ts',
      find: 'return rows[0]?.lines_done === line',
      put: 'return rows.length === 1 || line < 0',
    },
  ],
  test: {
    file: 'server/modules/customers/records/batches.test.ts',
    name: 'are committed in their order: what is merged early is not there before its turn, and never when its turn never comes',
  },
  why: 'After a broken upload balances of five thousand customers are missing, and the import says it is whole.',
}
