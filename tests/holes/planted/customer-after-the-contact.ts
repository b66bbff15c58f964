import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-40570 (customer data)',
  edits: [
    {
      file: 'server/modules/customers/views.ts',
      find: `where s.agent_id = \${scope.personId} and s.until is null\``,
      put: `where s.agent_id = \${scope.personId}\``,
    },
  ],
  test: {
    file: 'server/modules/customers/routes.test.ts',
    name: 'are seen by an agent while served, and answer "not found" before and after',
  },
  why: 'Once served, a customer’s record stays open to the agent for ever.',
}
