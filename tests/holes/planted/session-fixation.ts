import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2022-31888',
  edits: [
    {
      file: 'server/modules/identity/sign-in.ts',
      find: `  await endFormer(tx, deps, request.formerToken)
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/identity/sign-in.test.ts',
    name: 'the token is new at every sign-in, and the one the browser had before is worth nothing',
  },
  why: 'A session that was known before somebody signed in stays good beside the new one.',
}
