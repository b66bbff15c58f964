import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-48812 (tokens that can be had)',
  edits: [
    {
      file: 'server/channels/web/tokens.ts',
      find: "createHash('sha256').update(token).digest()",
      put: 'Buffer.from(token)',
    },
  ],
  test: { file: 'server/channels/web/privacy.test.ts', name: 'never appear in an address, a log line or the database' },
  why: 'Who reads a backup reads on in every chat.',
}
