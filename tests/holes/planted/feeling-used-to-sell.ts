import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'advertising aimed at the vulnerable',
  edits: [
    {
      file: 'libs/segments/rule.ts',
      find: `  if (purpose === 'marketing' && kind.neverForMarketing) faults.push('field-not-for-marketing')
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/segments/segments.test.ts',
    name: 'to sell asks neither for feelings nor for needs, and says which field is refused',
  },
  why: 'The grieving and the worried are picked out to be sold to.',
}
