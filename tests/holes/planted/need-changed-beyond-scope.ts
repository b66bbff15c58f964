import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'CRMs in which whoever may edit a field may edit it of every customer',
  edits: [
    {
      file: 'server/modules/customers/change-needs.ts',
      find: `const before = await viewCustomer(tx, scope, customerId)`,
      put: `const before = await viewCustomer(tx, { kind: 'all' }, customerId)`,
    },
  ],
  test: {
    file: 'server/modules/customers/needs/needs.test.ts',
    name: 'of whom an agent serves are owed by the agent’s unit; by nobody whom the customer is hidden from',
  },
  why: 'A clerk of another branch changes how a customer is treated whom they may not see.',
}
