import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'F21 (a client that never reads)',
  edits: [
    {
      file: 'server/platform/realtime/connection.ts',
      find: `  if (socket.bufferedAmount > MOST_BUFFERED_BYTES)
    return closeWith(connection, CLOSE.tooSlow, 'reading too slowly', SLOW_STAYS_AWAY_MS)
`,
      put: '',
    },
  ],
  test: {
    file: 'server/platform/realtime/gateway.test.ts',
    name: 'cuts off a client that never reads at the buffer’s cap; others get every item',
  },
  why: 'One client that never reads fills the memory of the node.',
}
