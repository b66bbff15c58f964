import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'last writer wins (an older row of a parallel load over a newer one)',
  edits: [
    {
      file: 'server/modules/customers/records/merge-batch.ts',
      find: 'where r.version < excluded.version returning customer_id',
      put: 'returning customer_id',
    },
  ],
  test: {
    file: 'server/modules/customers/records/batches.test.ts',
    name: 'give the latest version of a record, in whichever of them it stands',
  },
  why: 'A customer is told the balance of the day before.',
}
