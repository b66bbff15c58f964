import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2021-3740',
  edits: [
    {
      file: 'server/modules/identity/own-password.ts',
      find: `    await endSessionsOf(tx, deps, cause, actor.personId, 'password-changed', actor.sessionId)
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/identity/passwords.test.ts',
    name: 'needs the current one, keeps this session and ends the others',
  },
  why: 'Whoever stole a session keeps it when its owner grows suspicious.',
}
