import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2022-1021, Rocket.Chat 2022-32217 (secrets in storage)',
  edits: [
    {
      file: 'server/modules/identity/secrets.ts',
      find: "createHash('sha256').update(token).digest()",
      put: 'Buffer.from(token)',
    },
  ],
  test: { file: 'server/modules/identity/sessions.test.ts', name: 'the database holds no token that could be used' },
  why: 'Who reads a backup signs in as everyone.',
}
