import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2021-3742, Zammad 2021-42091, FreeScout 2026-40566 (SSRF)',
  edits: [
    {
      file: 'server/modules/webhooks/post-json.ts',
      find: 'if (isInsideAddress(address) && !allowedHosts.includes(host)) {',
      put: "if (isInsideAddress(address) && allowedHosts.includes('')) {",
    },
  ],
  test: {
    file: 'server/modules/webhooks/post-json.rules.test.ts',
    name: 'no inner address is reached by https either: 127.0.0.1',
  },
  why: 'An administrator of the product reads the inner network.',
}
