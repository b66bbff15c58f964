import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/segments/write.ts',
      find: `    if (open.writers.includes(by)) return refused('own-text', 'You wrote some of it: somebody else has to review it.')
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/segments/segments.test.ts',
    name: 'holds once a second person let it in, after its preview, and takes in whom an import makes fit',
  },
  why: 'One person alone decides by which rule customers are treated differently.',
}
