import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'access that outlives its reason (PIPL 51, least privilege)',
  edits: [
    {
      file: 'server/modules/customers/views.ts',
      find: `from customers.branch_visit v where v.until is null and v.unit_id = any(\${units})`,
      put: `from customers.branch_visit v where v.unit_id = any(\${units})`,
    },
  ],
  test: {
    file: 'server/modules/branches/branches.test.ts',
    name: 'is seen by that branch from the booking until the visit is over, and by no other',
  },
  why: 'Whoever once came to a branch is read there for ever.',
}
