import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'forms that are checked against the version the sender names',
  edits: [
    {
      file: 'server/modules/conversations/script-ticks.ts',
      find: `return step && Math.max(step.minIdentityLevel, now?.minIdentityLevel ?? 0)`,
      put: `return step?.minIdentityLevel ?? now?.minIdentityLevel`,
    },
  ],
  test: {
    file: 'server/modules/assist/script/step-levels.test.ts',
    name: 'naming a version or step there is none of, or an older one that asked for less, gets round nothing',
  },
  why: 'Whoever names an older version of a script ticks what the one in use would refuse.',
}
