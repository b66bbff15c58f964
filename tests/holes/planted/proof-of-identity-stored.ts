import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PCI DSS 3.3.1, JR/T 0171-2020 class C3 (authentication data kept)',
  edits: [
    {
      file: 'server/modules/customers/profile/never-stored.ts',
      find: 'NEVER.test(',
      put: `!NEVER.test('pin') && NEVER.test(`,
    },
  ],
  test: {
    file: 'server/modules/customers/records/records.test.ts',
    name: 'never takes a column of what proves a person, in a file or a body',
  },
  why: 'Query passwords and fingerprints lie in the service centre.',
}
