import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'a right to object that stops at the register (GDPR 21, PIPL 24)',
  edits: [
    {
      file: 'server/modules/segments/domain.ts',
      find: `    if (isRetirement || !profiling[purpose]) continue
`,
      put: `    if (isRetirement) continue
`,
    },
  ],
  test: {
    file: 'server/modules/segments/segments.test.ts',
    name: 'who objects to profiling is in no segment as soon as their word was read',
  },
  why: 'Whoever said no to profiling goes on being sorted.',
}
