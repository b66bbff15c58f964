import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/knowledge/script-review.ts',
      find: `    if (newest.writers.includes(by.personId))
      return refused('own-text', 'You wrote some of it: somebody else has to review it.')
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/knowledge/routes.test.ts',
    name: 'are used once a second person approved them, whoever wrote them, and every version is kept',
  },
  why: 'One person alone decides what agents must and must not say.',
}
