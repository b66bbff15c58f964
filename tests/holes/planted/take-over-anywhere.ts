import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2021-3813, 2022-2901 (authorization)',
  edits: [
    {
      file: 'server/modules/routing/take-over.ts',
      find: 'return item.agentId === null ? seesQueue(tx, scope, item.queueId) : seesAgent(tx, scope, item.agentId)',
      put: "return scope.kind !== 'none'",
    },
  ],
  test: {
    file: 'server/modules/routing/transfers.test.ts',
    name: 'a supervisor takes a contact over from an agent of their units, once, within their capacity',
  },
  why: 'A supervisor of one branch takes over, and then reads, the contacts of another.',
}
