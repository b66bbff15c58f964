import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2026-55666 (fallback to the mail address)',
  edits: [
    {
      file: 'server/modules/identity/sso-sign-in.ts',
      find: `  else if (person.ssoAccount !== identity.account) return refused('linked-elsewhere')
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/identity/sso.test.ts',
    name: 'the tie is to the account, not to the name: another account of the same name is refused',
  },
  why: 'Who gets a free name at the identity provider gets the account of its former owner.',
}
