import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zammad 2026-34722 (the named object of a parameter is not checked)',
  edits: [
    {
      file: 'server/modules/identity/end-sessions.ts',
      find: `const own = await tx.maybe(sql\`select from identity.session where id = \${sessionId} and person_id = \${personId}\`)`,
      put: `const own = await tx.maybe(sql\`select from identity.session where id = \${sessionId}\`)`,
    },
  ],
  test: {
    file: 'tests/doors/access/matrix.test.ts',
    name: 'holds for every role, and every thing of their own, their branch, another branch, and none',
  },
  why: 'Whoever may end the sessions of one person ends those of anyone, by putting another session behind that person’s id.',
}
