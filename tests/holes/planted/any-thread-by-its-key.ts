import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2017-0881 (subscription to what is private)',
  edits: [
    {
      file: 'server/channels/web/door.ts',
      find: "const ownOnly = async (visitor: Visitor, key: string) => (key === visitor.conversationId ? undefined : 'not-found')",
      put: 'const ownOnly = async (_visitor: Visitor, _key: string) => undefined',
    },
  ],
  test: { file: 'tests/doors/access/sockets.test.ts', name: 'keeps every visit to its own thread and contact' },
  why: 'A visitor watches the conversation of another customer, line by line.',
}
