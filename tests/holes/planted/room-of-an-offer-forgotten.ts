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
    file: 'server/modules/routing/offers.test.ts',
    name: 'nobody is given more than their capacity, and the next rings the moment a place is free',
  },
  why: 'An agent at whom something rings is offered more than they can hold.',
}
