import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'OWASP LLM02:2025 (sensitive information to a model)',
  edits: [
    {
      file: 'server/modules/bot/model/phrase.ts',
      find: 'const customer_words = outgoing(text, 900).text',
      put: 'const customer_words = text',
    },
  ],
  test: {
    file: 'server/modules/bot/model/phrase.rules.test.ts',
    name: 'what a customer writes is masked before it is asked about',
  },
  why: 'A phone number leaves the house with the question.',
}
