import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2022-31017, Mattermost 2026-9162 (subscription kept after a transfer)',
  edits: [
    {
      file: 'server/modules/conversations/topics.ts',
      find: 'participantJoined.is(fact) || participantLeft.is(fact) ? [fact.data.conversationId] : [],',
      put: 'participantJoined.is(fact) && participantLeft.is(fact) ? [fact.data.conversationId] : [],',
    },
  ],
  test: {
    file: 'server/modules/conversations/realtime.test.ts',
    name: 'is cut off when the contact goes to somebody else',
  },
  why: 'Who handed a contact on goes on reading it.',
}
