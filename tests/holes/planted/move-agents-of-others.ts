import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2024-27286 (access)',
  edits: [
    {
      file: 'server/modules/routing/manage-agents.ts',
      find: `sql\`select from routing.agent a where a.id = any(\${ids}::uuid[]) and \${agentsVisibleTo(by.scope)}\``,
      put: `sql\`select from routing.agent a where a.id = any(\${ids}::uuid[])\``,
    },
  ],
  test: {
    file: 'server/modules/routing/floor.test.ts',
    name: 'agents in reach are moved to another queue, and its waiting customer rings at them',
  },
  why: 'A supervisor reassigns the agents of another branch.',
}
