import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Moffatt v. Air Canada 2024 BCCRT 149 (a bot that promised what no rule says)',
  edits: [
    {
      file: 'server/modules/bot/model/phrase.ts',
      find: '...(verdict.ok ? [] : verdict.faults),',
      put: '',
    },
  ],
  test: {
    file: 'server/modules/bot/model/phrase.rules.test.ts',
    name: 'a number of its own',
  },
  why: 'A fee that a model invented is told to a customer as the bank’s.',
}
