import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2026-34722 (scope check dropped for a named object)',
  edits: [
    {
      file: 'server/modules/routing/move-contact.ts',
      find: "if (!item || !(await seesQueue(tx, scope, item.queueId))) return refused('contact-not-found')",
      put: "if (!item || scope.kind === 'none') return refused('contact-not-found')",
    },
  ],
  test: {
    file: 'tests/doors/access/matrix.test.ts',
    name: 'holds for every role, and every thing of their own, their branch, another branch, and none',
  },
  why: 'A supervisor of one branch moves the waiting customers of another.',
}
