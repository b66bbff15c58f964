import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'F04 (commit outcome unknown)',
  edits: [
    {
      file: 'server/modules/conversations/writer/lane.ts',
      find: 'if (now - item.since > GIVE_UP_MS) fail(item, notAvailable())',
      put: "if (now - item.since > GIVE_UP_MS) succeed(item, { verdict: 'new' } as unknown as Written)",
    },
  ],
  test: {
    file: 'server/modules/conversations/writer/lane.rules.test.ts',
    name: 'answers after two seconds without certainty, and writes the message once when it is sent again',
  },
  why: 'A message is acknowledged of which nobody knows whether it is kept.',
}
