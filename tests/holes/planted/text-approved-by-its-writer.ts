import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/consent/domain.ts',
      find: `  if (text.writers.includes(review.personId)) return 'own-text'
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/consent/consent.test.ts',
    name: 'is approved by a second person, who read it, and the version before stands in the proof',
  },
  why: 'One person alone decides what customers are said to have agreed to.',
}
