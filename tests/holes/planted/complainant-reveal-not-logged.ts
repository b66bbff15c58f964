import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'ASVS 16.3.2 (the second way to the same value)',
  edits: [
    {
      file: 'server/modules/complaints/reveal.ts',
      find: `      await identity.recordReveal(tx, {
        personId: actor.personId,
        subject: complaintId,
        field: \`complaint-\${field}\`,
        purpose,
      })
`,
      put: `      void [identity, purpose]
`,
    },
  ],
  test: {
    file: 'server/modules/complaints/complaints.test.ts',
    name: 'shows a name in full only with a purpose that is in the log',
  },
  why: 'Who complained is looked up without a trace.',
}
