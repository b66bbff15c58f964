import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'recusal kept in words only',
  edits: [
    {
      file: 'libs/complaint-rules/decide.ts',
      find: '  if (state.interestedIds.includes(move.by) && !OPEN_TO_INTERESTED.includes(move.kind))',
      put: `  if (state.interestedIds.includes(move.by) && move.kind === 'ask-review')`,
    },
  ],
  test: {
    file: 'libs/complaint-rules/decide.test.ts',
    name: 'who has an interest decides nothing, and may only hand it on',
  },
  why: 'The person complained about decides the complaint.',
}
