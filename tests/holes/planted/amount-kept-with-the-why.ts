import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'what is sealed in one table and written in clear beside it in another (a derived copy)',
  edits: [
    {
      file: 'server/modules/segments/domain.ts',
      find: 'isHidden(line.field) ? { value: null } : { value, ...(by && { by }) }',
      put: '({ value, ...(by && { by }) })',
    },
  ],
  test: {
    file: 'server/modules/segments/fifths.test.ts',
    name: 'make champions, with what was measured and where the fifth ends; an amount stays where it is',
  },
  why: 'What a customer spends in a year stands in clear beside their name, for whoever sees their segments.',
}
