import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'tickets of others listed (a scope that forgets a way in)',
  edits: [
    {
      file: 'server/modules/complaints/store.ts',
      find: `  return scope.kind === 'own' ? own : sql\``,
      put: `  return scope.kind === 'own' ? sql\`true\` : sql\``,
    },
  ],
  test: {
    file: 'server/modules/complaints/complaints.test.ts',
    name: 'is seen by who registered it and by who handles complaints, and by no other',
  },
  why: 'Every agent reads who complained about whom.',
}
