import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'guided scripts whose identity check is a sentence the agent may skip',
  edits: [
    {
      file: 'server/modules/conversations/script-ticks.ts',
      find: `    if (tooLow) return tooLow\n`,
      put: ``,
    },
  ],
  test: {
    file: 'server/modules/assist/script/step-levels.test.ts',
    name: 'a step that needs a level is refused below it with the way up, and ticked once it is reached',
  },
  why: 'Amounts are read to whoever holds the phone, and the record says the step was done.',
}
