import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'chats deleted on schedule, their attachments kept in the store for years',
  edits: [
    {
      file: 'server/modules/conversations/personal-data.ts',
      find: `(m.kind = 'file' or (m.kind = 'text'`,
      put: `(m.kind = 'no such' or (m.kind = 'text'`,
    },
  ],
  test: {
    file: 'server/modules/conversations/files.test.ts',
    name: 'a file goes with the words around it when their time is over; a hold keeps both',
  },
  why: 'Payslips and identity cards stay in the store when the words around them are long gone.',
}
