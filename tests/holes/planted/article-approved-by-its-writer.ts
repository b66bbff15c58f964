import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/knowledge/articles/article.ts',
      find: '): boolean => !writers.includes(personId) && submittedBy !== personId',
      put: '): boolean => !writers.includes(personId) || submittedBy !== personId',
    },
  ],
  test: {
    file: 'server/modules/knowledge/articles.test.ts',
    name: 'answers only after a second person let it: never the writer, whatever their role became',
  },
  why: 'One person alone puts words into the bot’s mouth.',
}
