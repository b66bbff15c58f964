import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 3.3.4 (cookie without HttpOnly)',
  edits: [
    {
      file: 'server/modules/identity/cookies.ts',
      find: `    httpOnly: true,
`,
      put: `    httpOnly: false,
`,
    },
  ],
  test: {
    file: 'server/modules/identity/sign-in.test.ts',
    name: 'a browser gets the session as a cookie that scripts and other sites cannot use, and no token',
  },
  why: 'One script that runs takes the session away.',
}
