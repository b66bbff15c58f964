import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'approval inboxes that offer the writer their own draft',
  edits: [
    {
      file: 'server/modules/consent/waiting.ts',
      find: `from consent.text_version
        where state = 'submitted' and not \${personId}::uuid = any(writers)`,
      put: `from consent.text_version
        where state = 'submitted' and \${personId}::uuid is not null`,
    },
  ],
  test: {
    file: 'server/waiting.test.ts',
    name: 'what was handed in waits for a second person alone',
  },
  why: 'A writer is asked to approve what they wrote: the second person is then a habit, not a rule.',
}
