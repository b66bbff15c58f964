import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2026-115725, ChatWiki 2026-111656 (a foreign id crosses the wall)',
  edits: [
    {
      file: 'server/modules/conversations/rate-contact.ts',
      find: "if (contact?.conversationId !== conversationId) return refused('contact-not-yours')",
      put: "if (!contact) return refused('contact-not-yours')",
    },
  ],
  test: { file: 'server/modules/conversations/ratings.test.ts', name: 'is not taken from anybody else' },
  why: 'Any visitor rates any contact, by its id.',
}
