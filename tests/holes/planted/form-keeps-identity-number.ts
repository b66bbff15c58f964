import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a field that is called masked and is not',
  edits: [
    {
      file: 'server/modules/knowledge/form-contract.ts',
      find: '? maskIdNumber(text) : undefined',
      put: '? text : undefined',
    },
  ],
  test: {
    file: 'server/modules/assist/script-form/script-form.test.ts',
    name: 'what does not fit its kind is refused, and no number reaches the table whole',
  },
  why: 'Identity numbers stand in a table in clear.',
}
