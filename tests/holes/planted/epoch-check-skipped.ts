import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Oban Lifeline (a job that still runs is run again); G5',
  edits: [
    {
      file: 'server/modules/conversations/assign-owner.ts',
      find: `  if (assignment.epoch <= contact.epoch) {
`,
      put: `  if (assignment.epoch < 0) {
`,
    },
  ],
  test: {
    file: 'server/modules/conversations/contacts.test.ts',
    name: 'a late epoch is a fault, the same again is nothing',
  },
  why: 'A node that slept wakes up and gives the contact back to its former owner.',
}
