import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2026-28514, Zammad 2026-102489 (a second transport with checks of its own)',
  edits: [
    {
      file: 'server/modules/conversations/commands.ts',
      find: "if (!may(actor, 'conversations.serve')) {",
      put: "if (!may(actor, 'conversations.serve') && actor.personId === '') {",
    },
  ],
  test: { file: 'tests/doors/sockets.test.ts', name: 'does no command for a person who has no role' },
  why: 'What HTTP refuses is done over the socket.',
}
