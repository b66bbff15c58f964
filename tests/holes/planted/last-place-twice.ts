import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'double booking (check, then write, without a lock)',
  edits: [
    {
      file: 'server/modules/branches/settings.ts',
      find: `from branches.branch b where b.unit_id = \${unitId} for update\`)`,
      put: `from branches.branch b where b.unit_id = \${unitId}\`)`,
    },
  ],
  test: {
    file: 'server/modules/branches/branches.test.ts',
    name: 'takes a place that is free; of many who want the last places, over two nodes, exactly as many get one',
  },
  why: 'Two customers come for one desk.',
}
