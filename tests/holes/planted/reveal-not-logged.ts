import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 16.3.2 (sensitive reading not logged); G10',
  edits: [
    {
      file: 'server/modules/customers/reveal-field.ts',
      find: `    await deps.identity.recordReveal(tx, { personId: actor.personId, subject: sealed.id, ...request })
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/customers/routes.test.ts',
    name: 'have fields revealed for a purpose that is in the log, and never without one',
  },
  why: 'Staff look customers up for friends, and nobody can tell.',
}
