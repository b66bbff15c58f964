import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2021-30477 (access)',
  edits: [
    {
      file: 'server/modules/knowledge/canned-replies.ts',
      find: `where id = \${replyId} and retired_at is null and \${visibleTo(actor)} for update\`)`,
      put: `where id = \${replyId} and retired_at is null for update\`)`,
    },
  ],
  test: {
    file: 'tests/doors/access/matrix.test.ts',
    name: 'holds for every role, and every thing of their own, their branch, another branch, and none',
  },
  why: 'That there is a reply of this id shows to people who may not see it.',
}
