import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'G4 (never a silent skip)',
  edits: [
    {
      file: 'server/platform/realtime/feeds.ts',
      find: `      send(connection, { t: 'gap', topic: name, first: gapFrom })
`,
      put: '',
    },
  ],
  test: {
    file: 'server/platform/realtime/feeds.test.ts',
    name: 'names the gap when the items asked for are gone, and goes on behind it',
  },
  why: 'A client that was away misses messages and does not know.',
}
