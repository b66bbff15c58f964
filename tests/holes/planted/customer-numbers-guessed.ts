import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2018-7195 (guessing without an end)',
  edits: [
    {
      file: 'server/modules/branches/serve.ts',
      find: '  const one = await lockVisit(tx, visitId)',
      put: `  const [one] = await loadVisits(tx, sql\`v.id = \${visitId}\`)`,
    },
  ],
  test: {
    file: 'server/modules/branches/identify.test.ts',
    name: 'is tried three times and no more, also by many at once over two nodes; the right number comes too late then',
  },
  why: 'Customer numbers are tried at a visit as fast as they can be sent, until one is somebody’s.',
}
