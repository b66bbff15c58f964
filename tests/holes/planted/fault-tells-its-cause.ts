import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2026-102489 (error text)',
  edits: [
    {
      file: 'server/platform/http/errors.ts',
      find: "return new Problem(500, 'internal-fault', 'Nothing was changed. Report the request id if it happens again.')",
      put: "return new Problem(500, 'internal-fault', String(error))",
    },
  ],
  test: {
    file: 'server/platform/http/edge.test.ts',
    name: 'to a fault tells nothing of it; the log has its kind and place under the same request id, but no values',
  },
  why: 'A fault shows SQL, paths and values to a stranger.',
}
