import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'bots that answer "you have been unsubscribed" and file a ticket',
  edits: [
    {
      file: 'server/modules/bot/answer-turn.ts',
      find: '  for (const { words: said, thought } of turns) await carryOut(deps, tx, session, { seq: said.seq, ...thought })\n',
      put: '',
    },
  ],
  test: {
    file: 'server/modules/bot/withdrawal.test.ts',
    name: 'stops a send that runs on another node with the very next customer',
  },
  why: 'The customer is told that it has stopped, and the next call comes.',
}
