import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2026-102489, 2026-102490 (error text leaked all sessions)',
  edits: [
    {
      file: 'server/platform/realtime/receive.ts',
      find: "  return new Problem(500, 'internal-fault', 'Nothing was changed. Try again.')",
      put: `  return new Problem(500, 'internal-fault', \`\${error.message} \${error.stack}\`)`,
    },
  ],
  test: {
    file: 'server/platform/realtime/gateway.test.ts',
    name: 'answers a command with its result, its refusal, or a fault that tells nothing',
  },
  why: 'A fault on the socket shows what the server was holding.',
}
