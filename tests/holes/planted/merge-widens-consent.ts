import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'customer data platforms that let the newest or the richer profile win a merge',
  edits: [
    {
      file: 'server/modules/consent/gate/strictest.ts',
      find: `  if (since === null) return own.map(toStanding)
`,
      put: `  if (since === null || own.length > 0) return own.map(toStanding)
`,
    },
  ],
  test: {
    file: 'server/modules/consent/gate/strictest.rules.test.ts',
    name: 'also over a consent of mine from before',
  },
  why: 'Who refused as a visitor is written to as the customer they were found to be.',
}
