import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2026-14871 (object named in a request, owner not asked)',
  edits: [
    {
      file: 'server/modules/identity/end-sessions.ts',
      find: `sql\`select from identity.session where id = \${sessionId} and person_id = \${own.personId}\``,
      put: `sql\`select from identity.session where id = \${sessionId}\``,
    },
  ],
  test: { file: 'server/modules/identity/sessions.test.ts', name: "another person's session looks absent" },
  why: 'Anyone signed in signs anyone else out, by the id of their session.',
}
