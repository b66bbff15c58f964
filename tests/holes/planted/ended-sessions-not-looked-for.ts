import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Vikunja GHSA-4hv6-xc92-j86g (the socket ignores the state of its session)',
  edits: [
    {
      file: 'server/platform/realtime/open-door.ts',
      find: 'if (!standing.has(door.sessionOf(connection.principal)))',
      put: 'if (standing.size > connections.size)',
    },
  ],
  test: {
    file: 'server/platform/realtime/gateway.test.ts',
    name: 'is a socket whose session stands no more, also when no fact said so',
  },
  why: 'A session that merely ran out keeps its socket for ever.',
}
