import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'S18; Zammad 2024-33666 (field-level leak)',
  edits: [
    {
      file: 'server/modules/conversations/message-rows.ts',
      find: `  if (message.audience !== 'everyone') return null
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/conversations/messages.test.ts',
    name: 'never reach the customer: not in history, nor as a fresh line',
  },
  why: 'The customer reads what colleagues say among themselves.',
}
