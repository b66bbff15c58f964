import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2025-12246, 2022-0542 (script in a link)',
  edits: [
    {
      file: 'widget/view/links.ts',
      find: 'const LINK = /https?:\\/\\/',
      put: 'const LINK = /(?:https?:\\/\\/|javascript:)',
    },
    {
      file: 'widget/view/links.ts',
      find: "return /^https?:$/.test(url.protocol) && url.username === ''",
      put: "return url.username === ''",
    },
  ],
  test: { file: 'widget/view/links.test.ts', name: '"javascript:alert(1) data:text/html,x ftp://a file:///etc"' },
  why: 'One press on a link in the chat runs a script in the bank’s page.',
}
