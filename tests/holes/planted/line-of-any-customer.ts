import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-40570 (customer data)',
  edits: [
    {
      file: 'server/modules/timeline/view-timeline.ts',
      find: `  if (seen.length === 0) return undefined
`,
      put: `  void seen
`,
    },
  ],
  test: {
    file: 'server/modules/timeline/timeline.test.ts',
    name: 'is not there for an agent who does not serve the customer, nor for anybody when there is no such customer',
  },
  why: 'A customer’s whole story opens to whoever knows a number.',
}
