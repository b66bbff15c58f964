import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'rule editors that take any number for a cap a regulator has set',
  edits: [
    {
      file: 'libs/contact-gate/house-limits.ts',
      find: '!isHouseRule(rule) && most > rule.most',
      put: '!isHouseRule(rule) && most > 1000',
    },
  ],
  test: {
    file: 'libs/contact-gate/house-limits.test.ts',
    name: 'not a cap of the law, higher',
  },
  why: 'A debtor is talked to more often a day than the guideline allows.',
}
