import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'NATS 2.12.1, PGlite 1107 (acknowledged before it is durable)',
  edits: [
    {
      file: 'server/platform/database/database.ts',
      find: "'-c timezone=UTC -c statement_timeout=20000",
      put: "'-c synchronous_commit=off -c timezone=UTC -c statement_timeout=20000",
    },
  ],
  test: {
    file: 'server/platform/database/database.test.ts',
    name: 'the end waits for the disk as the server is set: no node asks for less',
  },
  why: 'A power cut takes acknowledged messages away.',
}
