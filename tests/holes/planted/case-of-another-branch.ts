import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'tickets of others listed (a scope that forgets a way in)',
  edits: [
    {
      file: 'server/modules/cases/visibility.ts',
      find: `    or (c.owner_id is null and c.unit_id = \${ownUnit}::uuid)`,
      put: '    or c.owner_id is null',
    },
  ],
  test: {
    file: 'server/modules/cases/cases.test.ts',
    name: 'are seen by their unit, their opener and nobody of another branch',
  },
  why: 'What waits for one branch is read by every other.',
}
