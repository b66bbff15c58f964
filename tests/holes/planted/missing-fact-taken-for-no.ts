import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'null is not false',
  edits: [
    {
      file: 'libs/segments/evaluate.ts',
      find: `return { answer: 'unknown', reasons: [{ line, answer: 'unknown', value: null }], until: null }`,
      put: `return { answer: 'no', reasons: [{ line, answer: 'no', value: null }], until: null }`,
    },
  ],
  test: {
    file: 'libs/segments/evaluate.test.ts',
    name: 'a fact that is missing counts neither as yes nor as no',
  },
  why: '"None of these" takes in everybody of whom the bank has told nothing.',
}
