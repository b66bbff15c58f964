import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'preference centres that play a message again after a restart',
  edits: [
    {
      file: 'server/modules/consent/refuse.ts',
      find: `  if (isNew === 0) return { isNew: false, count: 0 }
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/bot/withdrawal.test.ts',
    name: 'is taken at their word once: what they agree to afterwards stands, though the message comes again',
  },
  why: 'A message read twice takes back what the customer has agreed to since.',
}
