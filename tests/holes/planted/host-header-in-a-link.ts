import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-34442 (Host header)',
  edits: [
    {
      file: 'server/modules/identity/people-routes.ts',
      find: 'url: PUBLIC_URL === undefined ? null : new URL(path, PUBLIC_URL).href }',
      put: `url: new URL(path, \`http://\${request.host}\`).href }`,
    },
  ],
  test: {
    file: 'server/modules/identity/passwords.test.ts',
    name: 'leads to the address of the house, whatever the host header says',
  },
  why: 'A one-time link leads to a page of whoever forged the header.',
}
