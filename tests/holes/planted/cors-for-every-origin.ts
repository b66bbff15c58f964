import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 3.4.2 (cross-origin resource sharing)',
  edits: [
    {
      file: 'server/platform/http/server.ts',
      find: 'origin: allowed ? origin : false,',
      put: 'origin: allowed || origin,',
    },
  ],
  test: {
    file: 'server/platform/http/edge.test.ts',
    name: 'pages learn of the customers’ door only where the bank allows them, and of the staff’s never',
  },
  why: 'Any web page reads what the customers’ door answers.',
}
