import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'four eyes of one pair',
  edits: [
    {
      file: 'server/modules/bot/let-out.ts',
      find: '    if (!isBack && release.madeBy === by)',
      put: `    if (!isBack && release.madeBy === '')`,
    },
  ],
  test: {
    file: 'server/modules/bot/releases.test.ts',
    name: 'is made from the working copy, refused to its maker, let out by a second person, and put back',
  },
  why: 'One person alone changes what the bot says.',
}
