import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Rocket.Chat 2022-32217 (secrets in a log)',
  edits: [
    {
      file: 'server/modules/identity/audit.ts',
      find: 'about: query.about === undefined ? null : masked(query.about),',
      put: 'about: query.about ?? null,',
    },
  ],
  test: {
    file: 'server/modules/identity/audit.test.ts',
    name: 'of a number pasted into the search only a masked one is kept',
  },
  why: 'A card number pasted into the search stands in the log for ever.',
}
