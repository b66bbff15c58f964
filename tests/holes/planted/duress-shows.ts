import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'duress code that the attacker sees',
  edits: [
    {
      file: 'server/modules/customers/levels/view-identity.ts',
      find: 'decideLevel({ ...standing, isUnderDuress: false }, now)',
      put: 'decideLevel(standing, now)',
    },
  ],
  test: {
    file: 'server/modules/customers/levels/levels.test.ts',
    name: 'of somebody who may be forced open nothing, and nobody at the desk sees why',
  },
  why: 'Whoever stands beside the customer sees that help was called.',
}
