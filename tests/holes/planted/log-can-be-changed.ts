import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 16.4.2 (logs protected from change)',
  edits: [
    {
      file: 'server/platform/database/migrations/20261121T0800-platform.sql',
      find: `create trigger append_only before update or delete or truncate on platform.log
  for each statement execute function platform.refuse_change();`,
      put: '',
    },
  ],
  test: {
    file: 'server/platform/log/log.test.ts',
    name: 'refuses to change or remove a row, even for the owner of the table',
  },
  why: 'One wrong statement of our own rewrites the log.',
}
