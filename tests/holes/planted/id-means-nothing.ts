import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Matrix SPEC-442 (same id with other content)',
  edits: [
    {
      file: 'server/modules/conversations/post-message.ts',
      find: `  if (verdict === 'known' && !saysTheSame(written, content, fingerprint)) return REUSED
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/conversations/messages.test.ts',
    name: 'the same client id with the same words gets the same answer; with other words it is refused',
  },
  why: 'Words are acknowledged that were never written.',
}
