import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-40569 (mass assignment)',
  edits: [
    {
      file: 'server/modules/identity/contract.ts',
      find: 'export const ownLookRequest = z.strictObject(',
      put: 'export const ownLookRequest = z.looseObject(',
    },
  ],
  test: {
    file: 'server/modules/identity/people.test.ts',
    name: 'PATCH /api/me with {"locale":"en","roles":["administrator"]} is refused',
  },
  why: 'A field that nobody meant to be written is written.',
}
