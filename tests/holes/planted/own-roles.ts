import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2021-42086 (privilege ladder)',
  edits: [
    {
      file: 'server/modules/identity/domain.ts',
      find: `  if (other.personId === personOf(by)) return 'own-roles'
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/identity/domain.test.ts',
    name: 'nobody edits their own roles, a administrator neither',
  },
  why: 'People give themselves roles.',
}
