import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 16.3.2 (the second way to the same value)',
  edits: [
    {
      file: 'server/modules/routing/reveal-phone.ts',
      find: '    await asks.identity.recordReveal(tx, {',
      put: "    if (purpose === '') await asks.identity.recordReveal(tx, {",
    },
  ],
  test: {
    file: 'server/modules/routing/hours.test.ts',
    name: 'a callback asked for at night is promised in opening time, rings at opening, and its contact has everything',
  },
  why: 'A number is shown and nobody can tell to whom.',
}
