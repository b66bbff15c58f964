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
    file: 'server/modules/consent/consent.test.ts',
    name: 'forgets what it remembered when the other node hears a no',
  },
  why: 'Whoever said no on one node goes on being written to by the others.',
}
