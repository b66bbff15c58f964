import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2020-28208, osTicket 2026-26895, FreeScout 2026-45294 (enumeration)',
  edits: [
    {
      file: 'server/modules/identity/sign-in.ts',
      find: `  return refused('sign-in-refused', REFUSED)
`,
      put: `  return refused('sign-in-refused', person ? REFUSED : 'There is no such agent number.')
`,
    },
  ],
  test: {
    file: 'server/modules/identity/sign-in.test.ts',
    name: 'unknown, wrong, disabled, closed and without a password answer alike',
  },
  why: 'A stranger learns which agent numbers exist.',
}
