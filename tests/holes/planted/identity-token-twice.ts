import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Mattermost 2026-3109 (replay)',
  edits: [
    {
      file: 'server/channels/web/identity-claim.ts',
      find: '      where used_claim.attempt_hash = excluded.attempt_hash`)',
      put: '      `)',
    },
  ],
  test: {
    file: 'server/channels/web/identity-claim.test.ts',
    name: 'a token counts once; the same attempt may be made again, another may not',
  },
  why: 'A token found in a log opens a customer’s conversation.',
}
