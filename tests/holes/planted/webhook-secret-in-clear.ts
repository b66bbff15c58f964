import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2026-23477 (secret readable)',
  edits: [
    {
      file: 'server/modules/webhooks/endpoints.ts',
      find: `\${body.types}, \${platform.cipher.seal(secret)}, true,`,
      put: `\${body.types}, \${secret}, true,`,
    },
  ],
  test: {
    file: 'server/modules/webhooks/routes.test.ts',
    name: 'belong to administrators, and their secrets are kept sealed',
  },
  why: 'Who reads a backup signs webhooks.',
}
