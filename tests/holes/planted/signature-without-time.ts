import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Mattermost 2026-3109 (webhook replay)',
  edits: [
    {
      file: 'server/modules/webhooks/domain.ts',
      find: `update(\`\${id}.\${second}.\${body}\`)`,
      put: `update(\`\${id}.\${body}\`)`,
    },
  ],
  test: {
    file: 'server/modules/webhooks/domain.test.ts',
    name: 'are signed so that the reference library of the scheme accepts them',
  },
  why: 'A webhook caught on the way is played again years later.',
}
