import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Matrix SPEC-442 (transaction ids kept in one process)',
  edits: [
    {
      file: 'server/modules/conversations/writer/write-messages.ts',
      find: 'and m.author_id = i.author_id and m.client_id = i.client_id) k on true',
      put: 'and m.author_id = i.author_id and m.client_id = i.client_id) k on false',
    },
    {
      file: 'server/modules/conversations/migrations/20261121T0930-conversations.sql',
      find: 'create unique index message_client',
      put: 'create index message_client',
    },
  ],
  test: {
    file: 'server/modules/conversations/concurrency.test.ts',
    name: 'one client id a hundred times at once over two nodes is one message and a hundred equal answers',
  },
  why: 'A message sent again at another node, or after a restart, stands there twice.',
}
