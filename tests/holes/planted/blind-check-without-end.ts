import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2018-7195 (guessing without an end)',
  edits: [
    {
      file: 'server/modules/customers/blind-check.ts',
      find: `    if (wrong >= MOST_TRIES_AN_HOUR)
`,
      put: `    if (wrong < 0)
`,
    },
  ],
  test: {
    file: 'server/modules/customers/routes.test.ts',
    name: 'are checked blind, and guessing is cut off after ten wrong answers',
  },
  why: 'A phone number is guessed digit by digit.',
}
