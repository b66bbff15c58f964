import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'help centres that check whether an article is published, and not for whom',
  edits: [
    {
      file: 'server/modules/knowledge/files/open-file.ts',
      find: `  const isTold = article && isFor(article, { audience: 'customer' }) && article.fileIds.includes(fileId)`,
      put: `  const isTold = article?.fileIds.includes(fileId)`,
    },
  ],
  test: {
    file: 'server/modules/bot/article-files.test.ts',
    name: 'opens no more once its article is for agents alone, though it still hangs on it',
  },
  why: 'What was made internal after customers had been sent it is still handed to them.',
}
