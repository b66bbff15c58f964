import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'rows taken in the order they come (no order by)',
  edits: [
    {
      file: 'server/modules/identity/authenticate.ts',
      find: 'order by w.within_id <> p.unit_id)',
      put: 'order by w.within_id = p.unit_id)',
    },
  ],
  test: {
    file: 'server/modules/cases/cases.test.ts',
    name: 'that wait for a team are seen by its agents, and those of the unit above it are not',
  },
  why: 'What waits for a team is hidden from it, and what waits for the head office is read by everyone.',
}
