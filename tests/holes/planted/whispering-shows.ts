import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'S18 (whisper reaches the customer)',
  edits: [
    {
      file: 'server/channels/web/door.ts',
      find: "if (!read.success || read.data.audience !== 'everyone') return undefined",
      put: 'if (!read.success) return undefined',
    },
  ],
  test: {
    file: 'server/channels/web/privacy.test.ts',
    name: 'typing one, and reading as a silent listener, give no sign',
  },
  why: 'The customer sees that somebody listens.',
}
