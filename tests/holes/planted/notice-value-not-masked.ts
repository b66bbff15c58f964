import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PCI DSS 3.3.1 (masking skipped on one text path)',
  edits: [
    {
      file: 'server/modules/conversations/writer/draft.ts',
      find: "typeof value === 'string' ? masked(value) : value",
      put: "typeof value === 'string' ? value : value",
    },
  ],
  test: {
    file: 'server/modules/conversations/writer/draft.rules.test.ts',
    name: 'the values of a notice are masked in the draft',
  },
  why: 'A number in a name or a reason stands in the thread.',
}
