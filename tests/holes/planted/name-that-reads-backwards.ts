import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'file name trick (right-to-left override)',
  edits: [{ file: 'server/platform/files/file-name.ts', find: "base.replace(INVISIBLE, '')", put: 'base' }],
  test: {
    file: 'server/modules/conversations/files.test.ts',
    name: 'the name "invoice\u202egnp.exe" is kept as a plain, masked name with a true ending',
  },
  why: 'A program is shown as a document.',
}
