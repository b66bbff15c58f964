import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'retention jobs that look at the age of a record and not at what it is needed for',
  edits: [
    {
      file: 'server/modules/complaints/module.ts',
      find: `    openWork: [openComplaints],
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/customers/retention/profiles.test.ts',
    name: 'a profile goes when its time is over, of nobody under a hold, at work, or a customer still',
  },
  why: 'A complaint is decided and nobody knows any more whom to tell.',
}
