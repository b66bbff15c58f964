import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'campaign tools where whoever sets the quiet hours also switches them off',
  edits: [
    {
      file: 'server/modules/consent/rules/write.ts',
      find: '    const refusal = refuseReview(open, { personId: by, ...body })\n',
      put: '    const refusal = refuseReview({ ...open, writers: [] }, { personId: by, ...body })\n',
    },
  ],
  test: {
    file: 'server/modules/consent/rules.test.ts',
    name: 'come into force by a second person, at once on every node, and the rule that says no is named',
  },
  why: 'One person alone widens the hours in which customers are called.',
}
