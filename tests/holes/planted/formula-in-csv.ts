import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2019-14749 (CSV formula)',
  edits: [
    {
      file: 'libs/guarded-csv/csv.ts',
      find: `(FORMULA.test(value) ? \`'\${value}\` : value)`,
      put: 'value',
    },
  ],
  test: { file: 'libs/guarded-csv/csv.test.ts', name: '"@SUM(A1)" becomes "\'@SUM(A1)"' },
  why: 'A customer’s name runs on the supervisor’s desk.',
}
