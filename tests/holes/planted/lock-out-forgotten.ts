import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2018-7195 (guessing without an end)',
  edits: [
    {
      file: 'server/modules/identity/guard.ts',
      find: `    if (isClosed(before, now)) return { open: false }
    const guard`,
      put: '    const guard',
    },
  ],
  test: {
    file: 'server/modules/identity/sign-in.test.ts',
    name: 'the tenth wrong password closes the account; the right one is refused until half an hour has passed',
  },
  why: 'Passwords are guessed without an end.',
}
