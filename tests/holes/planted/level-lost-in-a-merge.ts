import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'profile merges that let an unverified device act for the account',
  edits: [
    {
      file: 'server/modules/customers/levels/store.ts',
      find: `where s.customer_id in (\${idsOfPerson(customerId)}) and s.agent_id`,
      put: `where s.customer_id = \${customerId} and s.agent_id`,
    },
  ],
  test: {
    file: 'server/modules/customers/person/person.test.ts',
    name: 'are served at the level of each contact: an unvouched device proves nothing of the customer it was found to be',
  },
  why: 'Whoever holds a shared phone has the customer’s data read out by an agent who serves the device.',
}
