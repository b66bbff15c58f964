import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'osTicket 2023-30082 (large input)',
  edits: [
    {
      file: 'server/modules/conversations/files/receive-file.ts',
      find: `      if (byteCount > mostBytes) return 'too-large'
`,
      put: '',
    },
  ],
  test: {
    file: 'server/modules/conversations/files.test.ts',
    name: 'refuses one byte too many and keeps nothing of it',
  },
  why: 'A file is kept that was cut off, or fills the disk.',
}
