import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'alarm lists so full of stale reminders that the burning one is below the fold',
  edits: [
    {
      file: 'server/modules/promises/views.ts',
      find: `interval '183 days'`,
      put: `interval '9999 days'`,
    },
  ],
  test: {
    file: 'server/modules/promises/engine.test.ts',
    name: 'ring on the board while they are a matter of the moment; a yearly review waits in the list of what is owed',
  },
  why: 'Two hundred late reviews push the customer who waits for an answer now off the supervisor’s board.',
}
