import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'the second tab that saves over the first',
  edits: [
    {
      file: 'server/modules/assist/script-form/save-field.ts',
      find: `    if ((form?.revision ?? 0) !== revision)
      return refused('edited-meanwhile', 'Somebody filled in the form meanwhile: load it again.')
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/assist/script-form/script-form.test.ts',
    name: 'of two who fill in the same form the second does not overwrite the first unseen',
  },
  why: 'What one person found out is lost, and nobody is told.',
}
