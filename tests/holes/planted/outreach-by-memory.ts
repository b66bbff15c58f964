import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'PIPL 15; check and act in two steps (TOCTOU)',
  edits: [
    {
      file: 'server/modules/consent/gate/gate.ts',
      find: `      const answer = (await open(tx, ask.customerId)).answer(question)
`,
      put: `      const { rules, holidays } = await remembered()
      const answer = mayWe(rules, holidays, await customers.get(ask.customerId), question)
`,
    },
  ],
  test: {
    file: 'server/modules/consent/consent.test.ts',
    name: 'lets a contact out by the rows as they stand, whatever a node remembers',
  },
  why: 'A running send passes a withdrawal that is already confirmed to the customer.',
}
