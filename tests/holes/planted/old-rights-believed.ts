import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Zulip 2022-31168 (rights change without effect)',
  edits: [
    {
      file: 'server/modules/identity/authenticate.ts',
      find: 'new Set<string>([sessionEnded.type, rightsChanged.type, personChanged.type])',
      put: 'new Set<string>([sessionEnded.type, personChanged.type])',
    },
  ],
  test: {
    file: 'server/modules/identity/sessions.test.ts',
    name: 'a change of roles takes effect at once, and open sockets come back with the new rights',
  },
  why: 'Whose role was taken away goes on with what it allowed.',
}
