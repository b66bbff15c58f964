import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/knowledge/articles/article.ts',
      find: '): boolean => !writers.includes(personId) && submittedBy !== personId',
      put: '): boolean => writers !== undefined && submittedBy !== personId',
    },
  ],
  test: {
    file: 'server/modules/knowledge/articles.test.ts',
    name: 'that was returned says why, and whoever wrote any of it may not approve it later',
  },
  why: 'One person alone puts words into the bot’s mouth.',
}
