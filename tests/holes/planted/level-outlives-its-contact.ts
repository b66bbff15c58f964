import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a session that never ends (ASVS 7.3.1)',
  edits: [
    {
      file: 'server/modules/customers/levels/level.ts',
      find: `  if (overAt !== null && now >= overAt) return 0
`,
      put: `  void overAt
`,
    },
  ],
  test: {
    file: 'server/modules/customers/levels/level.rules.test.ts',
    name: 'ends with the contact, at that very instant',
  },
  why: 'Whoever calls next from that contact’s screen acts on proofs of an earlier talk.',
}
