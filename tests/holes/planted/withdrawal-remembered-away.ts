import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PIPL 15 (withdrawal takes effect); a cache that outlives its rows',
  edits: [
    {
      file: 'server/modules/consent/gate/cache.ts',
      find: `        known.delete(about)
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/consent/gate/cache.rules.test.ts',
    name: 'loads a customer once, until a fact about them comes',
  },
  why: 'Whoever said no on one node goes on being written to by the others.',
}
