import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'check without the clock; ASVS 15.4.2',
  edits: [
    {
      file: 'server/modules/routing/work-item.ts',
      find: `  if (now >= open.value.expiresAt) return refused('offer-expired')
`,
      put: '',
    },
  ],
  test: { file: 'server/modules/routing/domain.test.ts', name: 'is open until the instant it expires' },
  why: 'An agent takes what has gone to somebody else.',
}
