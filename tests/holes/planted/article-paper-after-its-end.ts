import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'help centres whose attachments open by their address after the article was taken back',
  edits: [
    {
      file: 'server/modules/knowledge/files/open-file.ts',
      find: `  return isTold ? bytesOf(db, fileId) : undefined`,
      put: `  return isTold || kept ? bytesOf(db, fileId) : undefined`,
    },
  ],
  test: {
    file: 'server/modules/bot/article-files.test.ts',
    name: 'opens no more once its article answers no customer any more, nor by the id it has there',
  },
  why: 'A price list or a form that was withdrawn is still handed to customers as if it held.',
}
