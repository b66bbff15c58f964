import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FreeScout 2026-27637 (static token)',
  edits: [
    {
      file: 'server/modules/identity/own-password.ts',
      find: `  await tx.run(sql\`delete from identity.password_link where person_id = \${person.personId}\`)
`,
      put: '',
    },
    {
      file: 'server/modules/identity/password-link.ts',
      find: `const used = await tx.run(sql\`delete from identity.password_link
`,
      put: `const used = await tx.run(sql\`update identity.password_link set person_id = person_id
`,
    },
  ],
  test: { file: 'server/modules/identity/passwords.test.ts', name: 'sets a password, once' },
  why: 'A link found in an old mail sets a new password.',
}
