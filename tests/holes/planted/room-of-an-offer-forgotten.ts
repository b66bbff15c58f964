import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'capacity exceeded while an offer rings; F13',
  edits: [
    {
      file: 'server/modules/routing/work-item.ts',
      find: `    heldPoints: at.points,
    heldSinceAt: now,
    offer:`,
      put: `    heldPoints: 0,
    heldSinceAt: now,
    offer:`,
    },
  ],
  test: {
    file: 'server/modules/routing/race.test.ts',
    name: 'eight passes at once on one queue let every contact ring once, and fill nobody above capacity',
  },
  why: 'An agent at whom something rings is offered more than they can hold.',
}
