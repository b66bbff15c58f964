import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2022-31017 (rights of the past)',
  edits: [
    {
      file: 'server/modules/conversations/writer/write-messages.ts',
      find: `when i.author_kind = 'agent' and not i.author_id = any(c.speakers)
`,
      put: `when i.author_kind = 'agent' and not i.author_id = any(c.speakers) and i.author_name = ''
`,
    },
  ],
  test: {
    file: 'server/modules/conversations/messages.test.ts',
    name: 'after a transfer only the new owner speaks, and the old one does not even see the thread',
  },
  why: 'An agent who lost the contact still writes to the customer.',
}
