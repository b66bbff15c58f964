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
    file: 'server/modules/complaints/complaints.test.ts',
    name: 'is blocked, with rule and source, for whoever has an interest; handed on it goes on',
  },
  why: 'The person complained about decides the complaint.',
}
