import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2022-31134 (private attachments in what is public)',
  edits: [
    {
      file: 'server/modules/conversations/files/open-file.ts',
      find: `
          and m.conversation_id = f.conversation_id and m.audience = 'everyone'))\`,`,
      put: `
          and m.conversation_id = f.conversation_id))\`,`,
    },
  ],
  test: { file: 'server/channels/web/privacy.test.ts', name: 'nor does a file that only a note carries' },
  why: 'The customer opens the file of an internal note.',
}
