import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 6.4.3 (reset tokens that stay good)',
  edits: [
    {
      file: 'server/modules/identity/own-password.ts',
      find: `  await tx.run(sql\`delete from identity.password_link where person_id = \${person.personId}\`)
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/identity/passwords.test.ts',
    name: 'is void once the person has chosen a password of their own',
  },
  why: 'A link that somebody else has read still sets a password after its owner chose one.',
}
