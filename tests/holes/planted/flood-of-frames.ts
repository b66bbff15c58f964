import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'F25 (one client floods)',
  edits: [
    {
      file: 'server/platform/realtime/connection.ts',
      find: `  return connection.tokens >= 0
`,
      put: `  return true
`,
    },
  ],
  test: {
    file: 'server/platform/realtime/gateway.test.ts',
    name: 'closes a client that floods with 4029; others are served meanwhile',
  },
  why: 'One client keeps the node busy for all.',
}
