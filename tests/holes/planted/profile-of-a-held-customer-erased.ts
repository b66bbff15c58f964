import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FRCP 37(e) (spoliation under a legal hold)',
  edits: [
    {
      file: 'server/modules/customers/retention/former.ts',
      find: `  if (held.has(customerId)) return 'legal-hold'
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/customers/retention/profiles.test.ts',
    name: 'a profile goes when its time is over, of nobody under a hold, at work, or a customer still',
  },
  why: 'Who a court asks about is nobody any more.',
}
