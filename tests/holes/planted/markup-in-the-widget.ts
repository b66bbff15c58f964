import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2021-3741, Zulip 2026-24050 (stored XSS)',
  edits: [
    {
      file: 'widget/view/Line.tsx',
      find: `          piece.text
        ),`,
      put: `          <span key={piece.text} dangerouslySetInnerHTML={{ __html: piece.text }} />
        ),`,
    },
  ],
  test: { file: 'widget/view/line.test.ts', name: 'is text, whatever it looks like: <img src=x onerror=alert(1)>' },
  why: 'What an agent, or somebody who took one over, writes runs in the bank’s page.',
}
