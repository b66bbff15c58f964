import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-47123 (whoever says so is the customer)',
  edits: [
    {
      file: 'server/channels/web/identity-claim.ts',
      find: "import { jwtVerify } from 'jose'",
      put: "import { decodeJwt, jwtVerify } from 'jose'",
    },
    {
      file: 'server/channels/web/identity-claim.ts',
      find: `    () => undefined,
`,
      put: `    () => decodeJwt(token),
`,
    },
  ],
  test: { file: 'server/channels/web/identity-claim.test.ts', name: 'unsigned' },
  why: 'A visitor becomes any customer of the bank.',
}
