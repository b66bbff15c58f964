import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2024-39713 (SSRF)',
  edits: [
    {
      file: 'server/modules/webhooks/domain.ts',
      find: `      (a === 169 && b === 254) ||
`,
      put: '',
    },
  ],
  test: { file: 'server/modules/webhooks/domain.test.ts', name: '169.254.169.254 lies inside' },
  why: 'A webhook fetches the credentials of the machine.',
}
