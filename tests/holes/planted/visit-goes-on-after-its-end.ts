import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'cskefu 2024-29402 (session expiry)',
  edits: [
    {
      file: 'server/channels/web/visits.ts',
      find: `where v.token_hash = \${hashOf(token)} and v.ended_at is null and v.expires_at`,
      put: `where v.token_hash = \${hashOf(token)} and v.expires_at`,
    },
  ],
  test: { file: 'server/channels/web/visits.test.ts', name: 'that is ended stops counting at once, on both nodes' },
  why: 'On a shared computer the next user reads on.',
}
