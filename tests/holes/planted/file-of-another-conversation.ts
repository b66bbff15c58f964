import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2026-13229 (attachment clone)',
  edits: [
    {
      file: 'server/modules/conversations/writer/write-messages.ts',
      find: `
          and f.conversation_id = i.conversation_id and f.uploaded_by = i.author_id
          and f.uploaded_by_kind = i.author_kind) f on true`,
      put: ') f on true',
    },
  ],
  test: {
    file: 'server/modules/conversations/files.test.ts',
    name: 'a file is bound to its conversation, its uploader and who may see its message',
  },
  why: 'Whoever knows the id of a file sends it to themselves in a message and then may open it.',
}
