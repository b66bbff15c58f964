import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'FRCP 37(e) (spoliation under a legal hold)',
  edits: [
    {
      file: 'server/modules/consent/retention/run.ts',
      find: `  const held = await heldCustomers(tx, people)
`,
      put: `  const held: string[] = []
`,
    },
  ],
  test: {
    file: 'server/modules/consent/requests.test.ts',
    name: 'the job removes what the dry run says, of everybody but whom a hold protects',
  },
  why: 'Evidence a court asked to keep is removed overnight.',
}
