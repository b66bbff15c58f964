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
    file: 'server/modules/identity/sign-in.test.ts',
    name: 'each of them costs exactly one hash, so the clock tells nothing either',
  },
  why: 'A stranger learns by the clock which agent numbers exist.',
}
