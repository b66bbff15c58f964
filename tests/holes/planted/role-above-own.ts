import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2021-42086 (agent becomes administrator)',
  edits: [
    {
      file: 'server/modules/identity/domain.ts',
      find: 'mayHandle(by, [...other.heldRoles, ...changed])',
      put: 'mayHandle(by, other.heldRoles)',
    },
  ],
  test: { file: 'server/modules/identity/domain.test.ts', name: 'supervisor alone may not make an administrator' },
  why: 'A supervisor makes a friend an administrator.',
}
