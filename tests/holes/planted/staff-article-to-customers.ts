import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'internal article shown to the public',
  edits: [
    {
      file: 'server/modules/knowledge/articles/article.ts',
      find: `  if (audience === 'customer' && article.audience === 'agent') return false
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/knowledge/articles.test.ts',
    name: 'gives customers nothing that is for agents, and the same article on every channel it is for',
  },
  why: 'Customers read how fraud is checked.',
}
