import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2021-22892 (enumeration by the clock)',
  edits: [
    {
      file: 'server/modules/identity/passwords.ts',
      find: `      const known = stored ?? undefined
`,
      put: `      const known = stored ?? undefined
      if (known === undefined) return false
`,
    },
  ],
  test: {
    file: 'server/modules/identity/password.rules.test.ts',
    name: 'costs as much without a stored hash: it waits for its turn and takes it',
  },
  why: 'A stranger learns by the clock which agent numbers exist.',
}
