import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'CWE-602, a rule of the server enforced by the client alone',
  edits: [
    {
      file: 'server/modules/conversations/writer/draft.ts',
      find: `author.kind === 'agent' && audience === 'everyone' ? heed(words, redLineReason) : done(null)`,
      put: 'done(null)',
    },
  ],
  test: {
    file: 'server/modules/assist/red-lines/red-lines.test.ts',
    name: 'words that cross a red line are refused on the post as long as the warning is not answered',
  },
  why: 'Whoever posts without the console promises returns and asks for codes, and nobody hears of it.',
}
