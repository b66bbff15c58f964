import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'desks where whoever can read a thread can decide for its customer',
  edits: [
    {
      file: 'server/modules/assist/refusals/part.ts',
      find: `        const isSeen = await asks.conversations.maySeeContact(platform.db, actor, contactId)
`,
      put: '        const isSeen = true\n',
    },
    {
      file: 'server/modules/assist/refusals/record.ts',
      find: '  if (!contact.speakerIds.includes(actor.personId) && contact.ownerId !== actor.personId)\n',
      put: '  if (contact.speakerIds.length < 0)\n',
    },
  ],
  test: {
    file: 'server/modules/bot/withdrawal.test.ts',
    name: 'is read for the agent, who carries it out in one step; their message is the proof',
  },
  why: 'A colleague who never met the customer changes what they agreed to.',
}
