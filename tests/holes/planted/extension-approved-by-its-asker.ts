import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair (extension with approval)',
  edits: [
    {
      file: 'libs/complaint-rules/decide.ts',
      find: `  if (state.extensionAsked.by === move.by) return blocked(ready, 'same-person', 'four-eyes')
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/complaints/complaints.test.ts',
    name: 'is extended only by another than who asked; its promise then has the longer date',
  },
  why: 'Whoever is late gives themselves thirty days more.',
}
