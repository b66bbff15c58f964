import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a job of the night run by every node at once (a claim nobody looks at)',
  edits: [
    {
      file: 'server/modules/segments/borders.ts',
      find: 'held_until is null and due_at',
      put: 'due_at',
    },
  ],
  test: {
    file: 'server/modules/segments/fifths.test.ts',
    name: 'are drawn once a day, by one node, and taken over from one that died with them in its hands',
  },
  why: 'Every node of a large bank opens the amounts of all its customers at the same time.',
}
